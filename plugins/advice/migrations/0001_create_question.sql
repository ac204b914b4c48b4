-- Questions to the lawyers. Nothing here is public. Name, contact and texts are emptied some days after the answer.
CREATE TABLE advice.question (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  service       text NOT NULL,
  once          text NOT NULL UNIQUE,   -- of the form: a form that is sent twice is one question; opens its receipt
  name          text NOT NULL,
  topic         text NOT NULL,          -- code, or ''
  body          text NOT NULL,
  language      text NOT NULL,          -- in which it was asked
  channel       text NOT NULL CHECK (channel IN ('email', 'sms')),
  contact       text NOT NULL,          -- e-mail address, or telephone number (E.164)
  created_at    timestamptz NOT NULL,
  due_at        timestamptz NOT NULL,
  claimed_by    bigint,                 -- the lawyer who is at it
  claimed_name  text NOT NULL DEFAULT '',
  claimed_until timestamptz,
  answer        text NOT NULL DEFAULT '',
  answered_at   timestamptz,
  answered_by   bigint,
  erased_at     timestamptz
);

CREATE INDEX question_waiting ON advice.question (service, due_at, id) WHERE answered_at IS NULL;
CREATE INDEX question_answered ON advice.question (service, answered_at, id) WHERE answered_at IS NOT NULL;
CREATE INDEX question_to_erase ON advice.question (service, answered_at) WHERE answered_at IS NOT NULL AND erased_at IS NULL;

-- Published examples: written anew from a question and its answer, without anybody's name, by a lawyer's explicit act.
CREATE TABLE advice.example (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  service      text NOT NULL,
  question_id  bigint NOT NULL UNIQUE REFERENCES advice.question,
  topic        text NOT NULL,
  language     text NOT NULL,
  question     text NOT NULL,
  answer       text NOT NULL,
  published_at timestamptz NOT NULL
);

CREATE INDEX example_listed ON advice.example (service, id);
