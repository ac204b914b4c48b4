-- Petitions: their texts and what belongs to them. Where a petition stands is the kit's (participation.submission, same id).
CREATE SCHEMA IF NOT EXISTS petition;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE TABLE petition.petition (
  id                    bigint PRIMARY KEY REFERENCES participation.submission (id),
  service               text NOT NULL,
  author_id             bigint NOT NULL,                -- 0 for imported ones
  creator_name          text NOT NULL DEFAULT '',
  language              text NOT NULL,                  -- of the texts, BCP 47
  action                text NOT NULL CHECK (action <> ''),
  background            text NOT NULL,
  additional_details    text NOT NULL,
  committee_note        text NOT NULL DEFAULT '',
  created_at            timestamptz NOT NULL,
  updated_at            timestamptz NOT NULL,
  moderation_reached_at timestamptz,
  response_reached_at   timestamptz,
  debate_reached_at     timestamptz,
  rejected_at           timestamptz,
  rejection_code        text,
  rejection_details     text,
  review_note           text NOT NULL DEFAULT '',       -- of the last time it was sent back; for its author
  departments           jsonb NOT NULL DEFAULT '[]',
  imported              boolean NOT NULL DEFAULT false,
  frozen_at             timestamptz,                    -- when it was published; from then on the texts stay
  text_sha256           text,
  search                tsvector GENERATED ALWAYS AS (
    setweight(to_tsvector('simple', action), 'A') || setweight(to_tsvector('simple', background), 'B') ||
    setweight(to_tsvector('simple', additional_details), 'C')) STORED
);
CREATE INDEX petition_search ON petition.petition USING gin (search);
CREATE INDEX petition_action_trigrams ON petition.petition USING gin (action gin_trgm_ops);
CREATE INDEX petition_author ON petition.petition (author_id, service, id) WHERE author_id <> 0;

-- The promise to those who signed: nobody changes the text afterwards, whichever program tries.
CREATE FUNCTION petition.keep_frozen_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT OLD.imported AND OLD.frozen_at IS NOT NULL AND
     (NEW.action, NEW.background, NEW.additional_details, NEW.text_sha256, NEW.frozen_at) IS DISTINCT FROM
     (OLD.action, OLD.background, OLD.additional_details, OLD.text_sha256, OLD.frozen_at) THEN
    RAISE EXCEPTION 'the text of petition % is published and cannot be changed', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_frozen_text BEFORE UPDATE ON petition.petition
  FOR EACH ROW EXECUTE FUNCTION petition.keep_frozen_text();

-- What lists are filtered by, for petitions that everyone sees: "all", "stage:open", "awaiting:DUTY", "met:DUTY", "topic:CODE".
CREATE TABLE petition.facet (
  petition_id bigint NOT NULL REFERENCES petition.petition (id) ON DELETE CASCADE,
  service     text NOT NULL,
  facet       text NOT NULL,
  PRIMARY KEY (petition_id, facet)
);
CREATE INDEX facet_by_name ON petition.facet (service, facet, petition_id);

-- How many petitions carry a facet, kept exact by the triggers below: counting a million rows for each visitor is no option.
CREATE TABLE petition.facet_count (
  service text NOT NULL,
  facet   text NOT NULL,
  n       bigint NOT NULL,
  PRIMARY KEY (service, facet)
);
CREATE FUNCTION petition.count_facets() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO petition.facet_count AS c (service, facet, n)
  SELECT service, facet, CASE TG_OP WHEN 'INSERT' THEN count(*) ELSE -count(*) END
    FROM changed GROUP BY service, facet ORDER BY service, facet
  ON CONFLICT (service, facet) DO UPDATE SET n = c.n + excluded.n;
  RETURN NULL;
END $$;
CREATE TRIGGER count_added AFTER INSERT ON petition.facet REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION petition.count_facets();
CREATE TRIGGER count_removed AFTER DELETE ON petition.facet REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION petition.count_facets();

CREATE TABLE petition.topic (
  petition_id bigint NOT NULL REFERENCES petition.petition (id) ON DELETE CASCADE,
  code        text NOT NULL,
  PRIMARY KEY (petition_id, code)
);

-- Who asked to be told, and the names of those who signed where the service keeps them. That somebody signed is the ledger's.
CREATE TABLE petition.supporter (
  petition_id bigint NOT NULL REFERENCES petition.petition (id) ON DELETE CASCADE,
  person_id   bigint NOT NULL,
  name        text NOT NULL DEFAULT '',
  territory   text NOT NULL DEFAULT '',
  notify      boolean NOT NULL,
  signed_at   timestamptz NOT NULL,
  PRIMARY KEY (petition_id, person_id)
);
CREATE INDEX supporter_person ON petition.supporter (person_id);

CREATE TABLE petition.answer (
  petition_id  bigint NOT NULL REFERENCES petition.petition (id) ON DELETE CASCADE,
  duty         text NOT NULL,
  responded_on date NOT NULL,
  summary      text NOT NULL,
  details      text NOT NULL,
  created_at   timestamptz NOT NULL,
  updated_at   timestamptz NOT NULL,
  revision     integer NOT NULL DEFAULT 1,
  PRIMARY KEY (petition_id, duty)
);

CREATE TABLE petition.debate (
  petition_id     bigint NOT NULL REFERENCES petition.petition (id) ON DELETE CASCADE,
  duty            text NOT NULL,
  scheduled_on    date,
  debated_on      date,
  transcript_url  text NOT NULL DEFAULT '',
  video_url       text NOT NULL DEFAULT '',
  debate_pack_url text NOT NULL DEFAULT '',
  overview        text NOT NULL DEFAULT '',
  outcome_at      timestamptz,
  created_at      timestamptz NOT NULL,
  updated_at      timestamptz NOT NULL,
  revision        integer NOT NULL DEFAULT 1,
  PRIMARY KEY (petition_id, duty)
);

-- What an answer or a debate said before it was corrected.
CREATE TABLE petition.revision (
  petition_id bigint NOT NULL REFERENCES petition.petition (id) ON DELETE CASCADE,
  kind        text NOT NULL CHECK (kind IN ('answer', 'debate')),
  duty        text NOT NULL,
  revision    integer NOT NULL,
  content     jsonb NOT NULL,
  replaced_at timestamptz NOT NULL,
  replaced_by bigint NOT NULL,
  PRIMARY KEY (petition_id, kind, duty, revision)
);

-- What only the official source knows of an imported petition, and which file it came from last.
CREATE TABLE petition.imported (
  petition_id   bigint PRIMARY KEY REFERENCES petition.petition (id) ON DELETE CASCADE,
  service       text NOT NULL,
  origin        text NOT NULL,
  file_sha256   text NOT NULL,
  counts_sha256 text NOT NULL DEFAULT '',
  place_holders jsonb NOT NULL DEFAULT '{}',  -- who holds the seat of a place then: {"S14000022": "Tommy Sheppard MP"}
  UNIQUE (service, origin)
);

-- What somebody wrote before signing in; fetched once by an unguessable token, gone after a day.
CREATE TABLE petition.parked (
  token      text PRIMARY KEY,
  service    text NOT NULL,
  content    jsonb NOT NULL,
  kept_until timestamptz NOT NULL
);
CREATE INDEX parked_until ON petition.parked (kept_until);
