-- kenes: no transaction
-- A thousand at a time, so that nobody who signs has to wait.
DO $$
DECLARE
  last_submission bigint := 0;
  last_number bigint := 0;
BEGIN
  LOOP
    WITH part AS (SELECT submission_id, number FROM participation.public_name
        WHERE (submission_id, number) > (last_submission, last_number) ORDER BY submission_id, number LIMIT 1000 FOR UPDATE),
      marked AS (UPDATE participation.public_name p SET mark = floor(random() * 9007199254740992)::bigint FROM part
        WHERE p.submission_id = part.submission_id AND p.number = part.number AND p.mark IS NULL)
      SELECT part.submission_id, part.number INTO last_submission, last_number FROM part ORDER BY 1 DESC, 2 DESC LIMIT 1;
    COMMIT;
    EXIT WHEN last_submission IS NULL;
  END LOOP;
END $$;
