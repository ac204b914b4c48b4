-- Of a row that is dealt with only the number of the signature stays: not whose account it was, nor the place.
UPDATE petition.paper_signature SET person_key = '', person_id = 0, territory = ''
WHERE outcome IS NOT NULL AND (person_key <> '' OR person_id <> 0 OR territory <> '');
COMMENT ON COLUMN petition.paper_signature.person_id IS '0: no account is known, or the row is dealt with';
COMMENT ON COLUMN petition.paper_signature.territory IS 'empty: none, or the row is dealt with';
