-- When a submission's ledger was last counted again from its entries, and what differed. Nothing is mended by itself.
CREATE TABLE participation.ledger_check (
  submission_id bigint PRIMARY KEY,
  checked_at    timestamptz NOT NULL,
  ledger_size   bigint NOT NULL,       -- then; it is looked at again when it has grown
  differences   text NOT NULL          -- '' for none
);
