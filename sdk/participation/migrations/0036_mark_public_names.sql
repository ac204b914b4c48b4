-- Public names are listed by the alphabet: in the order of the ledger anybody could count down to the entry of each name. The mark
-- tells equal names apart, and says nothing either: it is random.
ALTER TABLE participation.public_name ADD COLUMN mark bigint;
ALTER TABLE participation.public_name ALTER COLUMN mark SET DEFAULT floor(random() * 9007199254740992)::bigint;
