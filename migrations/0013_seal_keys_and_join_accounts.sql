-- The portal's keys by number, the first one first: what says that a program has all that the database was written with.
CREATE TABLE kenes.portal_key (
  number      smallint PRIMARY KEY CHECK (number > 0),
  fingerprint text NOT NULL,
  since       timestamptz NOT NULL
);

COMMENT ON COLUMN kenes.portal_key.fingerprint IS 'a keyed hash under this key and those before it; the key can''t be found from it';

-- Asked in the statement that records supports. A program without the newest key would not find who has supported under
-- it, and so let them support again: it fails instead. One small row is read, and only once for the whole statement.
CREATE FUNCTION kenes.require_keys(had integer) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
DECLARE
  newest integer := (SELECT number FROM kenes.portal_key ORDER BY number DESC LIMIT 1);
BEGIN
  IF newest > had THEN
    RAISE EXCEPTION 'the portal has % keys, this program has %', newest, had USING ERRCODE = 'KE001';
  END IF;
  RETURN true;
END
$$;

-- A person's key is what all keyed hashes of their supports are made of, so it lies encrypted under a key made of the
-- portal's, with the keys of accounts that were joined to this one. `key` is the older form: both are read, and `kenes keys
-- renew` or the daily job turns one into the other.
ALTER TABLE kenes.person ALTER COLUMN key DROP NOT NULL;
ALTER TABLE kenes.person ADD COLUMN sealed_keys text;
ALTER TABLE kenes.person ADD COLUMN key_hash text;
ALTER TABLE kenes.person ADD COLUMN key_number smallint NOT NULL DEFAULT 0;

COMMENT ON COLUMN kenes.person.key IS 'as older portals wrote it; NULL: sealed_keys has it';
COMMENT ON COLUMN kenes.person.key_hash IS 'a keyed hash of the key, by which it is unique; NULL: it is not sealed yet';
COMMENT ON COLUMN kenes.person.key_number IS 'with how many of the portal''s keys it was sealed and hashed; 0: it is not';

-- With how many of the portal's keys a subject was hashed; 0: it is no hash.
ALTER TABLE kenes.identity ADD COLUMN key_number smallint NOT NULL DEFAULT 1;

-- Somebody who is signed in has shown that another account is theirs, too, and is asked whether to join the two. The browser
-- holds the token, the table a keyed hash of it; a row is good once, for a few minutes.
CREATE TABLE kenes.joining (
  token_hash text PRIMARY KEY,
  into_id    bigint NOT NULL REFERENCES kenes.person ON DELETE CASCADE,
  from_id    bigint NOT NULL REFERENCES kenes.person ON DELETE CASCADE,
  then_path  text NOT NULL,
  expires_at timestamptz NOT NULL
);

CREATE INDEX joining_into ON kenes.joining (into_id);
CREATE INDEX joining_from ON kenes.joining (from_id);
CREATE INDEX joining_expires ON kenes.joining (expires_at);
