-- Apart from 0023: reads the whole ledger, and keeps nobody from adding to it meanwhile.
ALTER TABLE participation.support_entry VALIDATE CONSTRAINT support_entry_kind_check;
