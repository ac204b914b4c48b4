-- From which of the portal's keys each of the keys that sign logs is derived: the one that was the newest when it was brought
-- into use, so that replacing the portal's key changes no published key.
ALTER TABLE participation.log_key ADD COLUMN portal_key integer NOT NULL DEFAULT 1;
