-- kenes: no transaction
CREATE UNIQUE INDEX CONCURRENTLY person_key_hash ON kenes.person (key_hash) WHERE key_hash IS NOT NULL;
