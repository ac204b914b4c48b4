-- kenes: no transaction
-- 0029 has all that it had.
DROP INDEX CONCURRENTLY participation.submission_traced;
