-- Files that people add. Their contents are blobs in a folder of the file system; here is what they are.

-- Complete files. `folder` is a plugin's name for what belongs together: "petition/17/attachments".
CREATE TABLE kenes.file (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  folder     text NOT NULL,
  name       text NOT NULL,
  type       text NOT NULL,
  size       bigint NOT NULL CHECK (size > 0),
  sha256     text NOT NULL,
  blob       text NOT NULL,
  created_at timestamptz NOT NULL
);

CREATE INDEX file_folder ON kenes.file (folder, id);
CREATE UNIQUE INDEX file_blob ON kenes.file (blob);

-- Uploads by tus, and what is kept of them for a day after their end, so that a client who missed the last answer finds out.
-- The blob has `received` good bytes; what lies behind them was written by somebody who was interrupted.
CREATE TABLE kenes.upload (
  token      text PRIMARY KEY,
  folder     text NOT NULL,
  name       text NOT NULL,
  holder     text NOT NULL,
  limits     jsonb NOT NULL,
  blob       text NOT NULL,
  size       bigint NOT NULL CHECK (size > 0),
  received   bigint NOT NULL DEFAULT 0 CHECK (received BETWEEN 0 AND size),
  file_id    bigint,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL
) WITH (fillfactor = 70);

CREATE INDEX upload_folder ON kenes.upload (folder) WHERE file_id IS NULL;
CREATE INDEX upload_blob ON kenes.upload (blob);
CREATE INDEX upload_expires ON kenes.upload (expires_at);

COMMENT ON COLUMN kenes.upload.holder IS 'person:17, or a keyed hash of a browser''s cookie';
COMMENT ON COLUMN kenes.upload.file_id IS 'the file that it became; NULL while it is in progress';

-- Blobs that no row needs any more; a job removes them.
CREATE TABLE kenes.dropped_blob (
  blob       text PRIMARY KEY,
  dropped_at timestamptz NOT NULL
);
