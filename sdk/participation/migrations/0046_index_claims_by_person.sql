-- What a person holds on a desk is told to them and erased with their account.
CREATE INDEX claim_person ON participation.claim (person_id);
