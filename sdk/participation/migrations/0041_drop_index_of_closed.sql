-- kenes: no transaction
-- 0040 has all that it had.
DROP INDEX CONCURRENTLY participation.submission_traced;
