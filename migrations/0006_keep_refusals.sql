-- Why a file could not be added, in its holder's words: the page that they return to says it at the field. Its blob is gone.
ALTER TABLE kenes.upload ADD COLUMN failure text;

-- An empty file is refused, too, and that is told.
ALTER TABLE kenes.upload DROP CONSTRAINT upload_size_check;
ALTER TABLE kenes.upload ADD CONSTRAINT upload_size_check CHECK (size >= 0 AND (size > 0 OR failure IS NOT NULL)) NOT VALID;
