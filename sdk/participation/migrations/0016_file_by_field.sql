-- What a submission is about, where the process asks for it. A constant default costs no rewrite of the table.
ALTER TABLE participation.submission ADD COLUMN field text NOT NULL DEFAULT '';
