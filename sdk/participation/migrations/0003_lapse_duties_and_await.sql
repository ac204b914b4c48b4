-- Duties may lapse when the count falls back; a stage may await duties; supporters may sign during a review.
ALTER TABLE participation.duty ADD COLUMN lapsed_at timestamptz;
CREATE INDEX duty_owed ON participation.duty (service, due_at, submission_id)
  WHERE met_at IS NULL AND lapsed_at IS NULL;
DROP INDEX participation.duty_open;

-- NOT VALID: no row is read while the table is locked; the rows obey the narrower rule already.
ALTER TABLE participation.submission DROP CONSTRAINT submission_stage_kind_check;
ALTER TABLE participation.submission ADD CONSTRAINT submission_stage_kind_check
  CHECK (stage_kind IN ('draft', 'collect', 'review', 'await', 'end')) NOT VALID;

-- Readings are due wherever the count has moved on, whatever the kind of the stage.
CREATE INDEX submission_unread_count ON participation.submission (id) WHERE support_count <> reading_count;
DROP INDEX participation.submission_unread;
