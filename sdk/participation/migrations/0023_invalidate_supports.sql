-- Supports that moderators invalidate, with a reason that everyone reads, and bring back. The ledger's entries say what
-- happened; what else is here is only what the work needs. While an older node is still running beside this one nobody
-- should invalidate anything: it would take such a support for one that stands.

CREATE TABLE participation.invalidation (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  submission_id bigint NOT NULL REFERENCES participation.submission,
  -- Part of the log's leaves, so it never changes.
  reason        text NOT NULL CHECK (length(reason) BETWEEN 1 AND 300),
  conditions    jsonb NOT NULL,                   -- which supports
  up_to         bigint NOT NULL,                  -- the last entry that was looked at when it was asked for
  expected      bigint NOT NULL,                  -- how many were meant then
  state         text NOT NULL CHECK (state IN ('running', 'done', 'cancelled', 'undoing', 'undone')),
  reached       bigint NOT NULL DEFAULT 0,        -- number of the last support that was dealt with, of this direction
  invalidated   bigint NOT NULL DEFAULT 0,
  restored      bigint NOT NULL DEFAULT 0,
  began_at      timestamptz NOT NULL,
  began_by      bigint NOT NULL,
  ended_at      timestamptz,                      -- done or cancelled
  undone_at     timestamptz,                      -- asked for
  undone_by     bigint,
  undone_because text NOT NULL DEFAULT ''
);
CREATE INDEX invalidation_of ON participation.invalidation (submission_id, id);
-- One at a time.
CREATE UNIQUE INDEX invalidation_working ON participation.invalidation (submission_id) WHERE state IN ('running', 'undoing');

CREATE FUNCTION participation.keep_reason() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.reason <> OLD.reason OR NEW.id <> OLD.id THEN
    RAISE EXCEPTION 'the reason of an invalidation is part of the published log and is never changed';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER invalidation_keeps_reason BEFORE UPDATE ON participation.invalidation
  FOR EACH ROW EXECUTE FUNCTION participation.keep_reason();
CREATE TRIGGER invalidation_is_kept BEFORE DELETE OR TRUNCATE ON participation.invalidation
  FOR EACH STATEMENT EXECUTE FUNCTION kenes.refuse_change();

-- Public names of invalidated supports: away from the page, and back with the support.
CREATE TABLE participation.hidden_name (
  submission_id bigint NOT NULL REFERENCES participation.submission,
  number        bigint NOT NULL,
  name          text NOT NULL,
  at            timestamptz NOT NULL,
  PRIMARY KEY (submission_id, number)
);

-- Of `invalidated` and `restored` entries: the number of the support, and the invalidation.
ALTER TABLE participation.support_entry ADD COLUMN support bigint, ADD COLUMN invalidation bigint;
ALTER TABLE participation.support_entry DROP CONSTRAINT support_entry_kind_check;
-- Checked for the rows that are there by 0024, without a lock.
ALTER TABLE participation.support_entry ADD CONSTRAINT support_entry_kind_check CHECK
  (kind IN ('supported', 'withdrawn') OR (kind IN ('invalidated', 'restored') AND support IS NOT NULL AND invalidation IS NOT NULL))
  NOT VALID;

-- Set while a support is invalidated: the person keeps the place, and supports no second time.
ALTER TABLE participation.support_active ADD COLUMN invalidation bigint;
ALTER TABLE participation.supporter ADD COLUMN invalidation bigint;
