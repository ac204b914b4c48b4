-- kenes: no transaction
-- Rates of submissions that are quiet since, to be counted into what is usual.
CREATE INDEX CONCURRENTLY support_rate_to_count ON participation.support_rate (bucket, submission_id) WHERE usual IS NULL;
