-- kenes: no transaction
-- Submissions that closed and still have traces.
CREATE INDEX CONCURRENTLY submission_traced ON participation.submission (closed_at)
  WHERE closed_at IS NOT NULL AND origins_forgotten < ledger_size;
