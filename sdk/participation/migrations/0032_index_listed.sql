-- kenes: no transaction
CREATE INDEX CONCURRENTLY submission_listed ON participation.submission (service, visibility, listed_count DESC, id);
