-- kenes: no transaction
-- Readings bring up what the ledger left behind: it did so within seconds after listed_at.
CREATE INDEX CONCURRENTLY submission_listed_at ON participation.submission (listed_at);
