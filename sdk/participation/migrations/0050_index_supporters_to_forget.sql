-- kenes: no transaction
-- Submissions that have ended, by the version of their process and since when.
CREATE INDEX CONCURRENTLY submission_supporters_to_forget ON participation.submission (process_version, stage_since)
  WHERE stage_kind = 'end' AND NOT supporterless;
