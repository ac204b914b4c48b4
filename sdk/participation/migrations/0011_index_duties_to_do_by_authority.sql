-- kenes: no transaction
CREATE INDEX CONCURRENTLY duty_to_do_by ON participation.duty
  (service, authority, (coalesce(due_at, 'infinity')), submission_id, rule) WHERE met_at IS NULL AND lapsed_at IS NULL;
