-- Codes go to mail or to a telephone. The column keeps its name, so that nodes of the former version go on meanwhile.
ALTER TABLE kenes.sign_in ADD COLUMN way text NOT NULL DEFAULT 'email';

COMMENT ON TABLE kenes.sign_in IS 'a sign-in by a code or a link that was sent, begun and not finished';
COMMENT ON COLUMN kenes.sign_in.way IS 'email or sms';
COMMENT ON COLUMN kenes.sign_in.email IS 'where the code was sent: an address of mail, or where way is sms a number, E.164';
