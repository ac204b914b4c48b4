-- Signing in by OpenID Connect: what lies between, and what a session then knows.

COMMENT ON COLUMN kenes.identity.provider IS 'the space in which the subject is unique: a provider, or several that share their numbers';

-- Facts that a provider has shown (date of birth, citizenship, residence), encrypted with the token that only the browser
-- has. They go with the session.
ALTER TABLE kenes.session ADD COLUMN facts text NOT NULL DEFAULT '';

-- Whose account gets this address as a further way to sign in; NULL: a sign-in.
ALTER TABLE kenes.sign_in ADD COLUMN person_id bigint REFERENCES kenes.person ON DELETE CASCADE;
CREATE INDEX sign_in_person ON kenes.sign_in (person_id) WHERE person_id IS NOT NULL;

-- Somebody was sent to a provider and has not come back. `state` and the browser are keyed hashes; nonce and verifier are made
-- of the state and are not here. A row is used once: it is gone when the browser comes back.
CREATE TABLE kenes.openid_sign_in (
  state_hash   text PRIMARY KEY,
  browser_hash text NOT NULL,
  provider     text NOT NULL,
  then_path    text NOT NULL,
  person_id    bigint REFERENCES kenes.person ON DELETE CASCADE,
  expires_at   timestamptz NOT NULL
);

COMMENT ON COLUMN kenes.openid_sign_in.person_id IS 'who is signed in and gets this further way to sign in; NULL: nobody';

CREATE INDEX openid_sign_in_expires ON kenes.openid_sign_in (expires_at);
CREATE INDEX openid_sign_in_person ON kenes.openid_sign_in (person_id) WHERE person_id IS NOT NULL;
