-- What visitors said about the portal, and what its operators answered.
CREATE TABLE feedback.entry (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  service       text NOT NULL,
  once          text NOT NULL UNIQUE,        -- of the form: a form that is sent twice is one entry
  body          text NOT NULL,
  page          text NOT NULL DEFAULT '',    -- what it is about: a path of this portal or an address
  language      text NOT NULL,               -- in which it was written
  person_id     bigint,                      -- who to tell of the answer, if signed in
  email         text,                        -- who to tell otherwise; emptied once the answer was mailed
  created_at    timestamptz NOT NULL,
  answer        text,
  answered_at   timestamptz,                 -- first answered
  edited_at     timestamptz,                 -- answer last changed
  version       integer NOT NULL DEFAULT 0,  -- of the answer: two operators don't overwrite each other
  hidden_reason text,
  hidden_at     timestamptz,
  CHECK ((answer IS NULL) = (answered_at IS NULL)),
  CHECK ((hidden_reason IS NULL) = (hidden_at IS NULL))
);

-- One for each list, newest first by id.
CREATE INDEX entry_shown ON feedback.entry (service, id) WHERE hidden_at IS NULL;
CREATE INDEX entry_answered ON feedback.entry (service, id) WHERE hidden_at IS NULL AND answered_at IS NOT NULL;
CREATE INDEX entry_waiting ON feedback.entry (service, id) WHERE hidden_at IS NULL AND answered_at IS NULL;
CREATE INDEX entry_hidden ON feedback.entry (service, id) WHERE hidden_at IS NOT NULL;
