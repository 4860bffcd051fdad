-- Times of a group's matches around new ones: those before the first, and those from it on.
(SELECT time_ms
 FROM alert_matches
 WHERE rule_id = :rule AND group_key = :group AND time_ms > :after AND time_ms < :first
 ORDER BY time_ms DESC
 LIMIT :most)
UNION ALL
(SELECT time_ms
 FROM alert_matches
 WHERE rule_id = :rule AND group_key = :group AND time_ms >= :first AND time_ms < :until
 ORDER BY time_ms
 LIMIT :most)
