-- kenes: no transaction
-- Readings are due wherever the count has moved on, whatever the kind of the stage.
CREATE INDEX CONCURRENTLY submission_unread_count ON participation.submission (id) WHERE support_count <> reading_count;
