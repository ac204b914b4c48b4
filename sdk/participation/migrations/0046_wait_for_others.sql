-- The number of another change that is under way.
SELECT 1;
