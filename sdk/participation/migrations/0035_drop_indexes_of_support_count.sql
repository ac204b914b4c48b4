DROP INDEX participation.submission_stage_support;
DROP INDEX participation.submission_support;
DROP INDEX participation.submission_unread_count;
