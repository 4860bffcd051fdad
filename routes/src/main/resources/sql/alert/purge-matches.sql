-- Matches that no window reaches back to.
DELETE FROM alert_matches WHERE time_ms < :before
