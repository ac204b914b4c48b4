-- Duties may lapse when the count falls back; a stage may await duties; supporters may sign during a review.
ALTER TABLE participation.duty ADD COLUMN lapsed_at timestamptz;

-- NOT VALID: no row is read while the table is locked; the rows obey the narrower rule already.
ALTER TABLE participation.submission DROP CONSTRAINT submission_stage_kind_check;
ALTER TABLE participation.submission ADD CONSTRAINT submission_stage_kind_check
  CHECK (stage_kind IN ('draft', 'collect', 'review', 'await', 'end')) NOT VALID;
