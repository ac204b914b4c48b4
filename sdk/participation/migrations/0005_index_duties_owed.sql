-- kenes: no transaction
CREATE INDEX CONCURRENTLY duty_owed ON participation.duty (service, due_at, submission_id)
  WHERE met_at IS NULL AND lapsed_at IS NULL;
