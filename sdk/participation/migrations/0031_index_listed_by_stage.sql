-- kenes: no transaction
CREATE INDEX CONCURRENTLY submission_stage_listed ON participation.submission (service, visibility, stage, listed_count DESC, id);
