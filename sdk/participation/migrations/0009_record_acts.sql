-- What authorities did beside their duties. An act is never changed or deleted; it may be withdrawn, for all to see.
CREATE TABLE participation.act (
  id                bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  submission_id     bigint NOT NULL REFERENCES participation.submission,
  service           text NOT NULL,
  rule              text NOT NULL,
  kind              text NOT NULL,
  authority         text NOT NULL,
  text              text NOT NULL,
  on_day            date,                       -- of an invitation
  body              text NOT NULL DEFAULT '',   -- which authority was asked or reminded
  duty              text NOT NULL DEFAULT '',   -- of which duty
  at                timestamptz NOT NULL,
  person_id         bigint NOT NULL,
  request           text UNIQUE,                -- of the form: one click is one act
  withdrawn_at      timestamptz,
  withdrawn_by      bigint,
  withdrawn_because text NOT NULL DEFAULT ''
);
CREATE INDEX act_of_submission ON participation.act (submission_id, id);
CREATE INDEX act_latest ON participation.act (service, id);
