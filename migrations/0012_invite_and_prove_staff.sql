-- Staff: invited by mail, and known by something they have beside their way of signing in.

-- When this session showed a second factor; NULL: it has not, and roles that ask for one are withheld from it.
ALTER TABLE kenes.session ADD COLUMN second_factor_at timestamptz;

-- An invitation to take a role. The link in the mail holds the token, the table a keyed hash of it. One open invitation for each
-- address, role and scope; sent again, it has a new link.
CREATE TABLE kenes.invitation (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  email      text NOT NULL,
  role       text NOT NULL,
  scope      text NOT NULL DEFAULT '',
  language   text NOT NULL,
  token_hash text NOT NULL,
  invited_by bigint NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  ended_at   timestamptz,
  outcome    text CHECK (outcome IN ('accepted', 'revoked')),
  CHECK ((ended_at IS NULL) = (outcome IS NULL))
);

CREATE UNIQUE INDEX invitation_token ON kenes.invitation (token_hash);
CREATE UNIQUE INDEX invitation_open ON kenes.invitation (email, role, scope) WHERE ended_at IS NULL;
CREATE INDEX invitation_listed ON kenes.invitation (id) WHERE ended_at IS NULL;
CREATE INDEX invitation_expires ON kenes.invitation (expires_at);

COMMENT ON COLUMN kenes.invitation.language IS 'of the mail, and of one that is sent again';

-- An app that shows codes (RFC 6238). The secret is encrypted under a key made of the portal's key; `last_step` is the time step of
-- the last code that was taken, so that none is taken twice.
CREATE TABLE kenes.code_app (
  person_id  bigint PRIMARY KEY REFERENCES kenes.person ON DELETE CASCADE,
  secret     text NOT NULL,
  last_step  bigint NOT NULL,
  created_at timestamptz NOT NULL,
  used_at    timestamptz NOT NULL
);

-- Security keys and passkeys (WebAuthn). `algorithm` is COSE's number (RFC 9053); a `sign_count` that doesn't grow shows a copy.
CREATE TABLE kenes.security_key (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person_id     bigint NOT NULL REFERENCES kenes.person ON DELETE CASCADE,
  credential_id text NOT NULL,
  algorithm     integer NOT NULL,
  public_key    text NOT NULL,
  sign_count    bigint NOT NULL,
  name          text NOT NULL,
  created_at    timestamptz NOT NULL,
  used_at       timestamptz NOT NULL
);

CREATE UNIQUE INDEX security_key_credential ON kenes.security_key (credential_id);
CREATE INDEX security_key_person ON kenes.security_key (person_id, id);

-- For whoever has lost the rest. Keyed hashes; a code that was used is gone.
CREATE TABLE kenes.recovery_code (
  person_id bigint NOT NULL REFERENCES kenes.person ON DELETE CASCADE,
  code_hash text NOT NULL,
  PRIMARY KEY (person_id, code_hash)
);
