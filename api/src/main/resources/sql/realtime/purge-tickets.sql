DELETE FROM realtime_tickets
WHERE expires_at < :now
