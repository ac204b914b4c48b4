-- kenes: no transaction
CREATE INDEX CONCURRENTLY public_name_listed ON participation.public_name (submission_id, name, mark);
