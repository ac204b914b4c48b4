-- What was said to an act of an authority: the author's answer, a body's evidence.
CREATE TABLE petition.act_reply (
  act_id      bigint PRIMARY KEY REFERENCES participation.act (id),
  petition_id bigint NOT NULL REFERENCES petition.petition (id) ON DELETE CASCADE,
  text        text NOT NULL,
  published   boolean NOT NULL,       -- an author may answer the authority only
  at          timestamptz NOT NULL,
  person_id   bigint NOT NULL
);
CREATE INDEX act_reply_petition ON petition.act_reply (petition_id, act_id);

-- The texts while an authority and the author edit them together. The newest that the author accepted is the petition's.
CREATE TABLE petition.text_version (
  petition_id        bigint NOT NULL REFERENCES petition.petition (id) ON DELETE CASCADE,
  number             integer NOT NULL,
  action             text NOT NULL,
  background         text NOT NULL,
  additional_details text NOT NULL,
  why                text NOT NULL,
  by_author          boolean NOT NULL,
  person_id          bigint NOT NULL,
  name               text NOT NULL,
  at                 timestamptz NOT NULL,
  accepted_at        timestamptz,
  PRIMARY KEY (petition_id, number)
);
CREATE TABLE petition.drafting_comment (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  petition_id bigint NOT NULL REFERENCES petition.petition (id) ON DELETE CASCADE,
  text        text NOT NULL,
  by_author   boolean NOT NULL,
  person_id   bigint NOT NULL,
  name        text NOT NULL,
  at          timestamptz NOT NULL
);
CREATE INDEX drafting_comment_petition ON petition.drafting_comment (petition_id, id);

-- Notes beside a published text, which itself stays as it was signed.
CREATE TABLE petition.correction (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  petition_id bigint NOT NULL REFERENCES petition.petition (id) ON DELETE CASCADE,
  text        text NOT NULL,
  request     text NOT NULL UNIQUE,   -- of the form: one click is one note
  at          timestamptz NOT NULL,
  person_id   bigint NOT NULL
);
CREATE INDEX correction_petition ON petition.correction (petition_id, id);
CREATE TRIGGER correction_stays BEFORE UPDATE OR DELETE ON petition.correction
  FOR EACH ROW EXECUTE FUNCTION kenes.refuse_change();
