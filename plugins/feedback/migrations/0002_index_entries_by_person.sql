-- What waits for an answer to a person is told to them and forgotten with their account.
CREATE INDEX entry_person ON feedback.entry (person_id) WHERE person_id IS NOT NULL;
