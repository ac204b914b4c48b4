-- While moderators look into a surge, they hold a submission: its count goes on and moves nothing until the hold ends.
CREATE TABLE participation.hold (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  submission_id bigint NOT NULL REFERENCES participation.submission,
  reason        text NOT NULL CHECK (length(reason) BETWEEN 1 AND 300),  -- for everyone
  note          text NOT NULL,                                           -- for moderators
  began_at      timestamptz NOT NULL,
  began_by      bigint NOT NULL,
  ended_at      timestamptz,
  ended_by      bigint
);
CREATE INDEX hold_of ON participation.hold (submission_id, id);
CREATE UNIQUE INDEX hold_now ON participation.hold (submission_id) WHERE ended_at IS NULL;

-- Read with the row wherever a count may move it.
ALTER TABLE participation.submission ADD COLUMN held_since timestamptz;
