-- From then on a message is not sent any more, as one with a code that is over.
ALTER TABLE kenes.text_message ADD COLUMN send_before timestamptz;
