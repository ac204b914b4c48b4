-- Up to which number of its ledger a submission's traces (0022) were forgotten.
ALTER TABLE participation.submission ADD COLUMN origins_forgotten bigint NOT NULL DEFAULT 0;
