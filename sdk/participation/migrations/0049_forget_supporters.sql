-- How far a submission's supporters were forgotten, as its process file says under [retention]: up to which number, and
-- whether all of them were.
ALTER TABLE participation.submission
  ADD COLUMN supporters_forgotten bigint NOT NULL DEFAULT 0,
  ADD COLUMN supporterless boolean NOT NULL DEFAULT false;
