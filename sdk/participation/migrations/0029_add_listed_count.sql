-- Lists are sorted by listed_count, which follows support_count within ten seconds (the ledger) or an hour (readings). No index
-- knows support_count any more, so that a support changes one row and no index of submissions.
ALTER TABLE participation.submission ADD COLUMN listed_count bigint NOT NULL DEFAULT 0;
ALTER TABLE participation.submission ADD COLUMN listed_at timestamptz NOT NULL DEFAULT '-infinity';  -- when it was last brought up
-- Room for the next version of a row beside it.
ALTER TABLE participation.submission SET (fillfactor = 60);
