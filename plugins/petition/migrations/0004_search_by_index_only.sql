-- The planner can't know how many petitions a visitor's words fit, and where it guesses many it would read the whole table until
-- it has found enough: all of it, if there are none. These searches go by their indexes whatever it guesses.
CREATE OR REPLACE FUNCTION petition.spelt_like(words text, in_service text) RETURNS SETOF bigint
LANGUAGE sql STABLE ROWS 200 SET pg_trgm.word_similarity_threshold = 0.45 SET enable_seqscan = off AS $$
  SELECT p.id FROM petition.petition p WHERE p.service = in_service AND words OPERATOR(public.<%) p.action LIMIT 200
$$;

-- Candidates for what is about the same as an action: petitions with any of these words, and those spelt alike.
CREATE FUNCTION petition.about(words tsquery, like_action text, in_service text) RETURNS SETOF bigint
LANGUAGE sql STABLE ROWS 200 SET enable_seqscan = off AS $$
  (SELECT p.id FROM petition.petition p WHERE p.service = in_service AND p.search @@ words LIMIT 1000)
  UNION
  (SELECT p.id FROM petition.petition p WHERE p.service = in_service AND p.action OPERATOR(public.%) like_action LIMIT 200)
$$;
