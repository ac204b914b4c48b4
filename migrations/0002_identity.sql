-- Who takes part, how they prove it, and what they may do.

-- A human being. `key` names them across providers ("email:ann@example.org"); it is set once and never changed, because
-- supports are counted by its keyed hash. `email` is confirmed and normalised; mail goes there.
CREATE TABLE kenes.person (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  key        text NOT NULL,
  email      text,
  name       text NOT NULL DEFAULT '',
  language   text NOT NULL DEFAULT '',
  created_at timestamptz NOT NULL
);

CREATE UNIQUE INDEX person_key ON kenes.person (key);
CREATE UNIQUE INDEX person_email ON kenes.person (email) WHERE email IS NOT NULL;

COMMENT ON COLUMN kenes.person.language IS 'chosen for mail; empty: the default of the portal';

-- The ways in which a person proves who they are. A subject is never a raw national number: providers hash those.
CREATE TABLE kenes.identity (
  provider   text NOT NULL,
  subject    text NOT NULL,
  person_id  bigint NOT NULL REFERENCES kenes.person ON DELETE CASCADE,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (provider, subject)
);

CREATE INDEX identity_person ON kenes.identity (person_id);

-- `expires_at` moves on with `seen_at`, up to a fixed age. The browser holds the token, the table a keyed hash of it.
CREATE TABLE kenes.session (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  token_hash text NOT NULL,
  person_id  bigint NOT NULL REFERENCES kenes.person ON DELETE CASCADE,
  provider   text NOT NULL,
  assurance  text NOT NULL CHECK (assurance IN ('none', 'contact', 'substantial', 'high')),
  device     text NOT NULL DEFAULT '',
  created_at timestamptz NOT NULL,
  seen_at    timestamptz NOT NULL,
  expires_at timestamptz NOT NULL
) WITH (fillfactor = 80);

CREATE UNIQUE INDEX session_token ON kenes.session (token_hash);
CREATE INDEX session_person ON kenes.session (person_id, id);
CREATE INDEX session_expires ON kenes.session (expires_at);

-- A sign-in by e-mail that was begun. Code, link and the browser that asked are keyed hashes; an empty code_hash means
-- that the mail had a link only.
CREATE TABLE kenes.sign_in (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  browser_hash text NOT NULL,
  link_hash    text NOT NULL,
  code_hash    text NOT NULL,
  email        text NOT NULL,
  then_path    text NOT NULL,
  attempts     integer NOT NULL DEFAULT 0,
  created_at   timestamptz NOT NULL,
  expires_at   timestamptz NOT NULL,
  used_at      timestamptz
);

CREATE UNIQUE INDEX sign_in_browser ON kenes.sign_in (browser_hash);
CREATE UNIQUE INDEX sign_in_link ON kenes.sign_in (link_hash);
CREATE INDEX sign_in_email ON kenes.sign_in (email) WHERE used_at IS NULL;
CREATE INDEX sign_in_expires ON kenes.sign_in (expires_at);

-- How often something was tried in a window of time. Keys are keyed hashes: neither address nor network can be read back.
CREATE TABLE kenes.attempt (
  key       text NOT NULL,
  starts_at timestamptz NOT NULL,
  ends_at   timestamptz NOT NULL,
  count     integer NOT NULL,
  PRIMARY KEY (key, starts_at)
);

CREATE INDEX attempt_ends ON kenes.attempt (ends_at);

-- Held by a person or by whoever proves to own an address. What the configuration grants is brought in line at each start.
CREATE TABLE kenes.role (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person_id  bigint REFERENCES kenes.person ON DELETE CASCADE,
  email      text,
  name       text NOT NULL,
  scope      text NOT NULL DEFAULT '',
  source     text NOT NULL CHECK (source IN ('config', 'granted')),
  granted_by bigint,
  created_at timestamptz NOT NULL,
  CHECK ((person_id IS NULL) <> (email IS NULL))
);

CREATE UNIQUE INDEX role_email ON kenes.role (email, name, scope, source) WHERE email IS NOT NULL;
CREATE UNIQUE INDEX role_person ON kenes.role (person_id, name, scope, source) WHERE person_id IS NOT NULL;
CREATE INDEX role_source ON kenes.role (source);
