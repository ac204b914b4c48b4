-- kenes: no transaction
CREATE INDEX CONCURRENTLY duty_done_by ON participation.duty (service, authority, met_at, submission_id, rule)
  WHERE met_at IS NOT NULL;
