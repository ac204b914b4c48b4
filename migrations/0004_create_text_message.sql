-- Outgoing messages to telephones. The number and the body are emptied once it was sent.
CREATE TABLE kenes.text_message (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  number     text NOT NULL,               -- E.164
  body       text NOT NULL,
  unique_key text,
  state      text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'failed')),
  error      text,
  created_at timestamptz NOT NULL,
  ended_at   timestamptz
);

CREATE UNIQUE INDEX text_message_key ON kenes.text_message (unique_key) WHERE unique_key IS NOT NULL;
CREATE INDEX text_message_ended ON kenes.text_message (ended_at) WHERE state <> 'waiting' AND unique_key IS NULL;
CREATE INDEX text_message_key_ended ON kenes.text_message (ended_at) WHERE state <> 'waiting' AND unique_key IS NOT NULL;
