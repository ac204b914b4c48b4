-- The name that somebody gave who confirms an address without signing in; a new account gets it.
ALTER TABLE kenes.sign_in ADD COLUMN name text NOT NULL DEFAULT '';
