-- Whose accounts were joined may have supported under the keys of each. Emptied with the person's key.
ALTER TABLE petition.paper_signature ADD COLUMN former_keys text[] NOT NULL DEFAULT '{}';
