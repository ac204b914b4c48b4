-- What was shown for having taken trouble (a solved challenge, a place in a line) is good once: its row says that it was. Not who
-- showed it.
CREATE TABLE kenes.spent_challenge (
  proof      text PRIMARY KEY,  -- the challenge, or the number of the place: random
  expires_at timestamptz NOT NULL
);
CREATE INDEX spent_challenge_expires ON kenes.spent_challenge (expires_at);

-- Lines in which people wait whose browsers run no scripts; the key is a keyed hash.
CREATE TABLE kenes.waiting_line (
  line_hash text PRIMARY KEY,
  last_at   timestamptz NOT NULL  -- when the last place of it is ready
);
CREATE INDEX waiting_line_last ON kenes.waiting_line (last_at);
