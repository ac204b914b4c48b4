-- Petitions that came by post. The address is personal data: apart from the petition, for staff only, never in logs.
CREATE TABLE petition.paper (
  petition_id    bigint PRIMARY KEY REFERENCES petition.petition (id) ON DELETE CASCADE,
  service        text NOT NULL,
  name           text NOT NULL,
  postal_address text NOT NULL,
  email          text NOT NULL DEFAULT '',
  received_on    date NOT NULL,
  entry_key      text NOT NULL UNIQUE,     -- of the form that it was entered by: sent twice, it is one petition
  fingerprint    text NOT NULL,            -- keyed hash of name and request: the same paper again
  entered_at     timestamptz NOT NULL,
  entered_by     bigint NOT NULL
);
CREATE INDEX paper_fingerprint ON petition.paper (service, fingerprint);
CREATE INDEX paper_newest ON petition.paper (service, petition_id DESC);

-- What a petitioner without e-mail has to be told: printed, then marked as sent.
CREATE TABLE petition.paper_letter (
  petition_id bigint NOT NULL REFERENCES petition.paper (petition_id) ON DELETE CASCADE,
  number      integer NOT NULL,
  service     text NOT NULL,
  subject     text NOT NULL,
  content     text NOT NULL,
  unique_key  text NOT NULL UNIQUE,        -- as of a mail: told once
  written_at  timestamptz NOT NULL,
  sent_at     timestamptz,
  sent_by     bigint,
  PRIMARY KEY (petition_id, number)
);
CREATE INDEX paper_letter_unsent ON petition.paper_letter (service, written_at, petition_id, number) WHERE sent_at IS NULL;
