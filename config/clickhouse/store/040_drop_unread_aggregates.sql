-- Nothing reads them, and each insert paid for them.
DROP VIEW IF EXISTS sessions_from_events;
DROP VIEW IF EXISTS pageviews_from_events;
DROP TABLE IF EXISTS sessions;
DROP TABLE IF EXISTS pageviews;
