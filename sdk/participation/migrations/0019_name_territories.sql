-- What a territory is called in the languages of the portal, where it isn't called the same in all of them. `kind` is
-- repeated so that a name that somebody typed is found by one index.
CREATE TABLE participation.territory_name (
  code     text NOT NULL REFERENCES participation.territory (code) ON DELETE CASCADE,
  language text NOT NULL,
  kind     text NOT NULL,
  name     text NOT NULL,
  PRIMARY KEY (code, language)
);
CREATE INDEX territory_name_named ON participation.territory_name (kind, lower(name));
CREATE INDEX territory_name_similar ON participation.territory_name USING gin (name public.gin_trgm_ops)
  WITH (fastupdate = off);
