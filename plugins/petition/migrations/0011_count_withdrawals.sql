-- How often somebody has withdrawn from a petition today, so that nobody fills its public log by signing and withdrawing. The
-- key is a keyed hash of person and petition; it goes when the day is over.
CREATE TABLE petition.withdrawal (
  key   text PRIMARY KEY,
  count integer NOT NULL,
  until timestamptz NOT NULL  -- a day after the first of them
);
CREATE INDEX withdrawal_until ON petition.withdrawal (until);
