-- Submissions whose last supports watching (0027) has still to read although their count is at rest: it was read, or
-- their stage has ended. Apart from the submission's row and from `watched`, for which those who sign would wait.
CREATE TABLE participation.unread_support (
  submission_id bigint PRIMARY KEY REFERENCES participation.submission,
  up_to         bigint NOT NULL   -- the last entry of the ledger then
);
