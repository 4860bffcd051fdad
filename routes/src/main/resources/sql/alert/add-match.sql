-- Records that an insight matched a rule, once.
INSERT INTO alert_matches (rule_id, insight_id, group_key, time_ms)
VALUES (:rule, :insight, :group, :time)
ON CONFLICT (rule_id, insight_id) DO NOTHING
