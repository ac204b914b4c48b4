-- What watching has read out of the traces of supports (0022), for moderators. Nothing of it is written while somebody
-- signs: a timer reads the rows that came in since.

-- How many came in ten minutes: all of them, and those of the most frequent networks, mail domains and ways to sign in.
CREATE TABLE participation.support_rate (
  submission_id bigint NOT NULL REFERENCES participation.submission,
  bucket        timestamptz NOT NULL,  -- its beginning
  dimension     text NOT NULL CHECK (dimension IN ('all', 'network', 'mail_domain', 'provider')),
  key           text NOT NULL,         -- '' of all
  count         bigint NOT NULL,
  first_number  bigint NOT NULL,       -- of the supports that are counted here
  PRIMARY KEY (submission_id, bucket, dimension, key)
);
-- Old ones are forgotten.
CREATE INDEX support_rate_old ON participation.support_rate (bucket);

-- Apart from the row of the submission, which those who sign wait for.
CREATE TABLE participation.watched (
  submission_id bigint PRIMARY KEY REFERENCES participation.submission,
  service       text NOT NULL,
  read_to       bigint NOT NULL,  -- number of the last entry of its ledger that was read
  surge_at      timestamptz       -- when a surge was last seen
);
CREATE INDEX watched_surging ON participation.watched (service, surge_at, submission_id) WHERE surge_at IS NOT NULL;

-- Of the whole portal: what is usual where a submission has no history of its own.
CREATE TABLE participation.support_usual (
  dimension text NOT NULL,
  key       text NOT NULL,
  count     bigint NOT NULL,
  last_at   timestamptz NOT NULL,
  PRIMARY KEY (dimension, key)
);
CREATE INDEX support_usual_old ON participation.support_usual (last_at);

CREATE TABLE participation.support_surge (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  submission_id bigint NOT NULL REFERENCES participation.submission,
  dimension     text NOT NULL,
  key           text NOT NULL,
  began_at      timestamptz NOT NULL,
  last_at       timestamptz NOT NULL,
  count         bigint NOT NULL,  -- in the hour in which it was strongest
  usual         bigint NOT NULL,  -- what would have been usual then
  marked_to     bigint NOT NULL   -- number of the last support that was looked at for its mark
);
CREATE INDEX support_surge_of ON participation.support_surge (submission_id, last_at, id);
