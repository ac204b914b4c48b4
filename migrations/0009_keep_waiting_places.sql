-- The place in a line that somebody waits for, so that asking again gives no second one. The key is a keyed hash of who waits
-- for what; the token is good for that person only.
CREATE TABLE kenes.waiting_place (
  scope_hash text PRIMARY KEY,
  token      text NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX waiting_place_expires ON kenes.waiting_place (expires_at);
