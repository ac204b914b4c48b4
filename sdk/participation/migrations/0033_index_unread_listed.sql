-- kenes: no transaction
-- Readings are due wherever the count has moved on.
CREATE INDEX CONCURRENTLY submission_unread_listed ON participation.submission (id) WHERE listed_count <> reading_count;
