-- kenes: no transaction
-- Lists of what closes soon.
CREATE INDEX CONCURRENTLY submission_closing ON participation.submission (service, visibility, stage_until, id);
