-- Names of supporters who consented to be shown, where a process shows names. Apart from the ledger, which holds no personal
-- data and loses nothing; these go when consent or the signature is withdrawn.
CREATE TABLE participation.public_name (
  submission_id bigint NOT NULL REFERENCES participation.submission,
  number        bigint NOT NULL,
  name          text NOT NULL,
  at            timestamptz NOT NULL,
  PRIMARY KEY (submission_id, number)
);
