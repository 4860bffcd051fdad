-- When the insights of a group happened, in a stretch of time.
SELECT time_ms
FROM alert_matches
WHERE rule_id = :rule AND group_key = :group AND time_ms > :after AND time_ms <= :until
ORDER BY time_ms
