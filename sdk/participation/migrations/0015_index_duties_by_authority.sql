-- kenes: no transaction
-- What one authority owes: its officials see nothing else.
CREATE INDEX CONCURRENTLY duty_owed_by ON participation.duty (service, authority, due_at, submission_id)
  WHERE met_at IS NULL AND lapsed_at IS NULL;
