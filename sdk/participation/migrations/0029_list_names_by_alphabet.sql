-- Public names are listed by the alphabet. In the order of the ledger anybody could count down to the entry of each name. The mark
-- tells equal names apart, and says nothing either: it is random.
ALTER TABLE participation.public_name ADD COLUMN mark bigint NOT NULL DEFAULT floor(random() * 9007199254740992)::bigint;
CREATE INDEX public_name_listed ON participation.public_name (submission_id, name, mark);
