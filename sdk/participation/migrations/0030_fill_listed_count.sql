-- kenes: no transaction
-- A thousand at a time, in the order in which the ledger locks them, so that nobody who signs has to wait.
DO $$
DECLARE
  last bigint := 0;
BEGIN
  LOOP
    WITH part AS (SELECT id FROM participation.submission WHERE id > last ORDER BY id LIMIT 1000 FOR NO KEY UPDATE),
      filled AS (UPDATE participation.submission s SET listed_count = s.support_count FROM part WHERE s.id = part.id)
      SELECT max(id) INTO last FROM part;
    COMMIT;
    EXIT WHEN last IS NULL;
  END LOOP;
END $$;
