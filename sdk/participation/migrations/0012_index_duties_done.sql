-- kenes: no transaction
-- What was done, the latest first.
CREATE INDEX CONCURRENTLY duty_done ON participation.duty (service, met_at, submission_id, rule)
  WHERE met_at IS NOT NULL;
