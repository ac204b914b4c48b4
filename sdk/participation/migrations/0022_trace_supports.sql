-- Where a support came from, apart from the log, so that surges can be seen and looked into. Personal data: forgotten some
-- time after a submission has stopped collecting.
ALTER TABLE participation.supporter
  ADD COLUMN network     cidr,     -- of the visitor's address: /24 of IPv4, /48 of IPv6
  ADD COLUMN mail_domain text,
  ADD COLUMN provider    text,     -- how they signed in
  ADD COLUMN marks       integer;  -- bits, for moderators only
