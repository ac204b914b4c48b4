-- Pauses of a service, such as an election freeze: deadlines that one interrupts are put off when it ends.
CREATE TABLE participation.pause (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  service    text NOT NULL,
  reason     text NOT NULL,
  collecting boolean NOT NULL,      -- supporters may sign meanwhile; then their deadlines are not put off
  began_at   timestamptz NOT NULL,
  began_by   bigint NOT NULL,
  ended_at   timestamptz,
  ended_by   bigint
);
-- One at a time; this is also how the ledger sees that a service is paused.
CREATE UNIQUE INDEX pause_current ON participation.pause (service) WHERE ended_at IS NULL;
CREATE INDEX pause_history ON participation.pause (service, began_at);
