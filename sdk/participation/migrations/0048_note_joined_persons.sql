-- Whose accounts were joined: where both supported the same submission, the later support is withdrawn by a job.
CREATE TABLE participation.joined_person (
  person_id bigint PRIMARY KEY,
  at        timestamptz NOT NULL
);
CREATE INDEX joined_person_at ON participation.joined_person (at);
