-- What every part of the portal stands on. The schemas and the list of applied migrations are made by the migrator.

-- Times cross between C++ and SQL as microseconds since the epoch. Both functions are exact over PostgreSQL's whole range of
-- times (whole hours apart from the rest, because an interval is multiplied in double precision), independent of the
-- session's time zone, and built of immutable parts, so that the planner can put them in line and indexes may use them.
CREATE FUNCTION kenes.to_time(us bigint) RETURNS timestamptz
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (timestamp '1970-01-01 00:00:00' + (us / 3600000000) * interval '1 hour'
          + (us % 3600000000) * interval '1 microsecond') AT TIME ZONE 'UTC';

CREATE FUNCTION kenes.to_micros(at timestamptz) RETURNS bigint
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CAST(extract(epoch FROM at AT TIME ZONE 'UTC') * 1000000 AS bigint);

-- Durable work. A waiting job is taken by one node, which holds a lease on it while it runs.
CREATE TABLE kenes.job (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind        text NOT NULL,
  payload     jsonb NOT NULL DEFAULT '{}',
  unique_key  text,
  state       text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'running', 'done', 'failed')),
  due_at      timestamptz NOT NULL,
  attempts    integer NOT NULL DEFAULT 0,
  taken_by    text,
  lease_until timestamptz,
  error       text,
  created_at  timestamptz NOT NULL,
  finished_at timestamptz
) WITH (fillfactor = 80);

CREATE UNIQUE INDEX job_waiting_key ON kenes.job (kind, unique_key) WHERE state = 'waiting' AND unique_key IS NOT NULL;
CREATE INDEX job_due ON kenes.job (kind, due_at, id) WHERE state = 'waiting';
CREATE INDEX job_running ON kenes.job (lease_until) WHERE state = 'running';
CREATE INDEX job_done ON kenes.job (finished_at) WHERE state = 'done';
CREATE INDEX job_failed ON kenes.job (kind, finished_at) WHERE state = 'failed';

-- Outgoing mail. The body and the address are emptied once it was sent.
CREATE TABLE kenes.mail (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person_id  bigint,
  address    text NOT NULL DEFAULT '',
  subject    text NOT NULL,
  body       text NOT NULL,
  unique_key text,
  urgent     boolean NOT NULL DEFAULT false,
  state      text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'failed')),
  error      text,
  created_at timestamptz NOT NULL,
  ended_at   timestamptz
);

CREATE UNIQUE INDEX mail_key ON kenes.mail (unique_key) WHERE unique_key IS NOT NULL;
CREATE INDEX mail_ended ON kenes.mail (ended_at) WHERE state <> 'waiting' AND unique_key IS NULL;
CREATE INDEX mail_key_ended ON kenes.mail (ended_at) WHERE state <> 'waiting' AND unique_key IS NOT NULL;
CREATE INDEX mail_person ON kenes.mail (person_id) WHERE person_id IS NOT NULL;

-- Who did what to what. Nothing is ever changed or removed here.
CREATE TABLE kenes.audit (
  id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at        timestamptz NOT NULL,
  person_id bigint NOT NULL,
  action    text NOT NULL,
  subject   text NOT NULL,
  details   jsonb NOT NULL DEFAULT '{}'
);

CREATE INDEX audit_subject ON kenes.audit (subject, id);
CREATE INDEX audit_person ON kenes.audit (person_id, id);
CREATE INDEX audit_action ON kenes.audit (action, id);

CREATE FUNCTION kenes.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%.% is append-only: % is refused', TG_TABLE_SCHEMA, TG_TABLE_NAME, TG_OP
    USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON kenes.audit
  FOR EACH STATEMENT EXECUTE FUNCTION kenes.refuse_change();

-- What operators change while the portal runs.
CREATE TABLE kenes.setting (
  key        text PRIMARY KEY,
  value      jsonb NOT NULL,
  changed_at timestamptz NOT NULL
);
