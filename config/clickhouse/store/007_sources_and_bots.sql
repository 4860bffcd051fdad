-- Where visitors came from, by name and channel; bots by kind and name; and the order of arrival,
-- which breaks ties of time.
ALTER TABLE events
    ADD COLUMN IF NOT EXISTS source LowCardinality(String) AFTER referrer,
    ADD COLUMN IF NOT EXISTS channel LowCardinality(String) AFTER source,
    ADD COLUMN IF NOT EXISTS bot_kind LowCardinality(String) AFTER bot,
    ADD COLUMN IF NOT EXISTS bot_name LowCardinality(String) AFTER bot_kind,
    ADD COLUMN IF NOT EXISTS sequence UInt64 CODEC(Delta, ZSTD) AFTER received_at;
