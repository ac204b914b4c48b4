-- When the person of a session last showed by a way that was theirs before that it is them. What can't be undone asks for it
-- again. NULL: not since this is noted.
ALTER TABLE kenes.session ADD COLUMN proved_at timestamptz;

-- What a person is uploading is told to them and forgotten with their account. The table holds the uploads of a day.
CREATE INDEX upload_holder ON kenes.upload (holder);

-- RFC 3339, as kenes::to_iso writes it: for what is told to people as JSON.
CREATE FUNCTION kenes.to_iso(at timestamptz) RETURNS text
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');
