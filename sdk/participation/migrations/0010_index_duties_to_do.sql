-- kenes: no transaction
-- The public list of duties: what is owed, by due date; what has no date comes last.
CREATE INDEX CONCURRENTLY duty_to_do ON participation.duty (service, (coalesce(due_at, 'infinity')), submission_id, rule)
  WHERE met_at IS NULL AND lapsed_at IS NULL;
