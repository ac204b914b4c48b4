-- For the metrics: how many ledgers differ, and how far the check of this day has come.
CREATE INDEX ledger_check_differing ON participation.ledger_check (submission_id) WHERE differences <> '';

CREATE TABLE participation.ledger_check_run (
  single   boolean PRIMARY KEY DEFAULT true CHECK (single),
  began_at timestamptz NOT NULL,
  waiting  bigint NOT NULL        -- ledgers that it has still to look at
);
