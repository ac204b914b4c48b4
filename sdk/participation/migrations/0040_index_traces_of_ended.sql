-- kenes: no transaction
-- What never collected in public has no closed_at and has traces all the same: it ends with its last stage.
CREATE INDEX CONCURRENTLY submission_traced_to_end ON participation.submission ((coalesce(closed_at, stage_since)))
  WHERE (closed_at IS NOT NULL OR stage_kind = 'end') AND NOT traceless;
