-- The log of each submission's supports as a Merkle tree (RFC 6962) that grows with the ledger. Its leaves follow from
-- participation.support_entry; what is kept here is only what appending and proving would else have to work out anew.
-- The ledger holds the submission's row lock whenever it writes, and submissions are never deleted: no foreign keys.

-- The right edge of the tree: the roots of its complete subtrees, the largest first, 32 bytes for each bit set in size.
CREATE TABLE participation.log_head (
  submission_id bigint PRIMARY KEY,
  size          bigint NOT NULL CHECK (size > 0),
  frontier      bytea NOT NULL CHECK (length(frontier) % 32 = 0)
) WITH (fillfactor = 70);

-- The root over each full tile of 256 hashes: of leaves at level 0, of the tiles of the level below at the others.
CREATE TABLE participation.log_tile (
  submission_id bigint NOT NULL,
  level         smallint NOT NULL,
  number        bigint NOT NULL,
  root          bytea NOT NULL CHECK (length(root) = 32),
  PRIMARY KEY (submission_id, level, number)
);

-- Which keys sign: the newest and the one before it. They are derived from the portal's secret, by their numbers.
CREATE TABLE participation.log_key (
  number integer PRIMARY KEY,
  since  timestamptz NOT NULL
);
INSERT INTO participation.log_key (number, since) VALUES (1, now());

CREATE TRIGGER log_tile_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON participation.log_tile
  FOR EACH STATEMENT EXECUTE FUNCTION kenes.refuse_change();
