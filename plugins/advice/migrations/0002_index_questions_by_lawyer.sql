-- What a lawyer has taken is told to them and given back with their account.
CREATE INDEX question_claimed_by ON advice.question (claimed_by) WHERE claimed_by IS NOT NULL;
