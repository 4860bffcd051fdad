-- What the detector of rage clicks finds in one day's visits.
INSERT INTO insights (project_id, insight_id, detector, version, severity, session_id, tab_id, time,
    client_time, replay_offset_ms, view_id, page, url, selector, fingerprint, summary, thresholds,
    evidence_ids, evidence_times, details)
SELECT
    {project:String},
    leftPad(lower(hex(cityHash64(session, 'rage-click'))), 16, '0'),
    'rage-click', 1, 'high', session, concat('t', substring(session, 1, 8)),
    started_at + toIntervalMillisecond(10900) AS time,
    time, 10900, concat(session, 'v1'),
    concat('shop.example', pages[1]), concat('https://shop.example', pages[1]), 'main > button.buy',
    concat('rage-click:', pages[1]), '6 clicks on "Buy" within 0.9 s', map('clicks', '3'), [], [], map()
FROM
(
{{visits}}
)
WHERE rages AND NOT bot AND time < {until:DateTime64(3, 'UTC')}
