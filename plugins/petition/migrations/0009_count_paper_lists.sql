-- Signatures that officials enter from lists on paper. Names and numbers of persons stay on the paper: what is kept is a
-- keyed hash of the person until the signature is counted, and what became of each row.
CREATE TABLE petition.paper_list (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  petition_id bigint NOT NULL REFERENCES petition.petition (id) ON DELETE CASCADE,
  title       text NOT NULL,              -- by which the office finds the paper again
  entry_key   text NOT NULL UNIQUE,       -- of the form that it was entered by: sent twice, it is one list
  rows        integer NOT NULL,
  entered_at  timestamptz NOT NULL,
  entered_by  bigint NOT NULL,
  counted_at  timestamptz                 -- all rows are dealt with
);
CREATE INDEX paper_list_of ON petition.paper_list (petition_id, id DESC);

CREATE TABLE petition.paper_signature (
  list_id     bigint NOT NULL REFERENCES petition.paper_list (id) ON DELETE CASCADE,
  row         integer NOT NULL,
  petition_id bigint NOT NULL,
  person_key  text NOT NULL,              -- '' once the row is dealt with
  person_id   bigint NOT NULL,            -- 0: no account is known
  territory   text NOT NULL,
  outcome     text CHECK (outcome IN ('counted', 'signed_before', 'invalidated', 'not_collecting', 'author')),
  number      bigint NOT NULL DEFAULT 0,  -- of the signature
  PRIMARY KEY (list_id, row)
);
-- A signature is counted for one row only, however often the job was killed.
CREATE UNIQUE INDEX paper_signature_counted ON petition.paper_signature (petition_id, number) WHERE outcome = 'counted';
