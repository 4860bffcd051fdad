-- Records the result of a delivery attempt.
INSERT INTO alert_attempts (alert_id, channel, attempt, at, failure, took_ms)
VALUES (:alert, :channel, :attempt, :at, :failure, :took)
ON CONFLICT (alert_id, channel, attempt) DO NOTHING
