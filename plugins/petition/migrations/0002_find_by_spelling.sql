-- Petitions whose action has a passage spelt nearly like the words, by the index of trigrams. The threshold belongs to the
-- function: it holds for this search only, whatever the session says.
CREATE FUNCTION petition.spelt_like(words text, in_service text) RETURNS SETOF bigint
LANGUAGE sql STABLE ROWS 200 SET pg_trgm.word_similarity_threshold = 0.45 AS $$
  SELECT p.id FROM petition.petition p WHERE p.service = in_service AND words OPERATOR(public.<%) p.action LIMIT 200
$$;
