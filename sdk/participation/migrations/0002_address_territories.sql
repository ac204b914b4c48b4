-- Submissions may be addressed to a place, and keep the numbers that depend on a population as it was when they entered
-- a stage. A constant default costs no rewrite of the table.
ALTER TABLE participation.submission
  ADD COLUMN territory text NOT NULL DEFAULT '',   -- code of the place
  ADD COLUMN level     text NOT NULL DEFAULT '',   -- its kind
  ADD COLUMN goals     jsonb;                      -- by stage: {"open": {"need": 5000, "thresholds": [1000]}}
