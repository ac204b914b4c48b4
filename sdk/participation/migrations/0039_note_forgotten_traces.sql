-- All traces (0022) of what has ended or closed are forgotten. Apart from ledger_size, which indexes mustn't know: a support changes it.
ALTER TABLE participation.submission ADD COLUMN traceless boolean NOT NULL DEFAULT false;
