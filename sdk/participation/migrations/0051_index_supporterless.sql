-- kenes: no transaction
-- For plugins, which keep more about supporters and forget it, too.
CREATE INDEX CONCURRENTLY submission_supporterless ON participation.submission (id) WHERE supporterless;
