-- The account of the author was erased: the petition goes on without a name.
ALTER TABLE petition.petition ADD COLUMN author_erased boolean NOT NULL DEFAULT false;

-- What a person wrote beside petitions is told to them and loses their name with their account. These tables are small: an
-- authority and an author work on a few texts.
CREATE INDEX act_reply_person ON petition.act_reply (person_id);
CREATE INDEX text_version_person ON petition.text_version (person_id);
CREATE INDEX drafting_comment_person ON petition.drafting_comment (person_id);
CREATE INDEX paper_signature_person ON petition.paper_signature (person_id) WHERE person_id <> 0;
