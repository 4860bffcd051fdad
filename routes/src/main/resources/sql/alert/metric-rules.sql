-- Enabled rules that watch figures.
SELECT id,
       project_id,
       name,
       cool_down_seconds,
       digest_seconds,
       channels,
       coalesce(extract(epoch FROM snoozed_until) * 1000, 0)::bigint AS snoozed_until_ms,
       condition ->> 'kind' AS kind,
       coalesce(condition ->> 'metric', 'sessions') AS metric,
       coalesce(condition ->> 'direction', 'above') AS direction,
       coalesce(condition ->> 'above', condition ->> 'factor')::double precision AS threshold,
       coalesce(condition ->> 'min_sessions', condition ->> 'min_count', '20')::bigint AS min_count,
       coalesce((condition ->> 'window_seconds')::integer, 600) AS window_seconds
FROM alert_rules
WHERE enabled
  AND condition ->> 'kind' IN ('error_rate', 'baseline')
ORDER BY id
