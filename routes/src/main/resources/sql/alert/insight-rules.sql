-- Enabled rules of these projects that watch insights.
SELECT id,
       project_id,
       name,
       group_by,
       cool_down_seconds,
       digest_seconds,
       channels,
       coalesce(extract(epoch FROM snoozed_until) * 1000, 0)::bigint AS snoozed_until_ms,
       ARRAY(SELECT jsonb_array_elements_text(coalesce(condition -> 'detectors', '[]'))) AS detectors,
       coalesce(condition ->> 'min_severity', 'low') AS min_severity,
       coalesce(condition ->> 'page', '') AS page,
       coalesce((condition ->> 'count')::integer, 1) AS count,
       coalesce((condition ->> 'window_seconds')::integer, 600) AS window_seconds
FROM alert_rules
WHERE enabled
  AND condition ->> 'kind' = 'insights'
  AND project_id IN (:projects)
ORDER BY id
