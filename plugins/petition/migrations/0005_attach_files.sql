-- The files that belong to a petition once it is no draft any more. The reference keeps the host from forgetting one of them,
-- and the trigger keeps this list as it was when people began to sign.
CREATE TABLE petition.attachment (
  petition_id bigint NOT NULL REFERENCES petition.petition (id) ON DELETE CASCADE,
  file_id     bigint NOT NULL REFERENCES kenes.file (id),
  name        text NOT NULL,
  type        text NOT NULL,
  size        bigint NOT NULL,
  sha256      text NOT NULL,
  at          timestamptz NOT NULL,
  PRIMARY KEY (petition_id, file_id)
);
CREATE INDEX attachment_file ON petition.attachment (file_id);

CREATE FUNCTION petition.keep_frozen_attachments() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  owner bigint;
BEGIN
  IF TG_OP = 'INSERT' THEN owner := NEW.petition_id; ELSE owner := OLD.petition_id; END IF;
  IF EXISTS (SELECT FROM petition.petition AS p WHERE p.id = owner AND p.frozen_at IS NOT NULL AND NOT p.imported) THEN
    RAISE EXCEPTION 'the files of petition % are published and cannot be changed', owner USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_frozen_attachments BEFORE INSERT OR UPDATE OR DELETE ON petition.attachment
  FOR EACH ROW EXECUTE FUNCTION petition.keep_frozen_attachments();
