-- The alert history, newest first, each alert with its deliveries as a JSON array.
SELECT h.id, h.rule_id, h.kind, h.state, h.happened_at, h.created_at, h.digest_id,
       coalesce(h.alert ->> 'rule', '') AS rule,
       lower(substr(coalesce(h.alert ->> 'severity', 'SEVERITY_LOW'), 10)) AS severity,
       coalesce(h.alert ->> 'title', '') AS title,
       coalesce(h.alert ->> 'summary', '') AS summary,
       coalesce(h.alert ->> 'page', '') AS page,
       coalesce(h.alert ->> 'selector', '') AS selector,
       coalesce(h.alert ->> 'session_id', '') AS session_id,
       coalesce((h.alert ->> 'replay_offset_ms')::bigint, 0) AS replay_offset_ms,
       coalesce((h.alert ->> 'count')::bigint, 0) AS count,
       coalesce((SELECT json_agg(json_build_object(
                     'channel', d.channel,
                     'state', d.state,
                     'attempts', d.attempts,
                     'next_attempt_at',
                         CASE WHEN d.state = 'waiting' THEN d.next_attempt_at END,
                     'done_at', d.done_at,
                     'last_failure', (SELECT a.failure FROM alert_attempts a
                                      WHERE a.alert_id = d.alert_id
                                        AND a.channel = d.channel
                                        AND a.failure IS NOT NULL
                                      ORDER BY a.attempt DESC LIMIT 1))
                     ORDER BY d.channel)
                 FROM alert_deliveries d WHERE d.alert_id = h.id), '[]')::text AS deliveries
FROM alert_history h
WHERE h.project_id = :project AND h.created_at < :before
ORDER BY h.created_at DESC, h.id
LIMIT :limit
