-- How many of a rate were counted into support_usual: none of a source's surge, so it is done when the hour in which a
-- surge would have shown is over. NULL: not yet. What is there was counted when it was read; a constant default costs no
-- rewrite of the table.
ALTER TABLE participation.support_rate ADD COLUMN usual bigint DEFAULT 0;
ALTER TABLE participation.support_rate ALTER COLUMN usual DROP DEFAULT;
