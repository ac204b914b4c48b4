-- An author may write without a name, or for a group. Constant defaults cost no rewrite of the table.
ALTER TABLE petition.petition
  ADD COLUMN anonymous  boolean NOT NULL DEFAULT false,   -- neither name nor group is published
  ADD COLUMN group_name text NOT NULL DEFAULT '',
  ADD COLUMN group_size integer NOT NULL DEFAULT 0;       -- members of the group
