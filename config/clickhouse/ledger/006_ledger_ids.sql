-- What each delivered record should have left in the table events: a hash of session and id of each
-- of its events, dead letters apart. Events that are not there later are missing, whatever the
-- counts say. Kept a day longer than the API's longest period.
ALTER TABLE ledger_deliveries ADD COLUMN IF NOT EXISTS ids Array(UInt64) TTL minute + INTERVAL 8 DAY;
