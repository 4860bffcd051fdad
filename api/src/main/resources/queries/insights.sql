-- One page of insights, newest first.
SELECT
    insight_id AS id,
    detector,
    version,
    severity,
    session_id,
    tab_id,
    toUnixTimestamp64Milli(time) AS time_ms,
    replay_offset_ms,
    view_id,
    page,
    url,
    selector,
    fingerprint,
    summary,
    thresholds,
    evidence_ids,
    arrayMap(moment -> toUnixTimestamp64Milli(moment), evidence_times) AS evidence_ms,
    details
FROM insights FINAL
WHERE project_id = {project:String}
    AND time >= {from:DateTime64(3, 'UTC')}
    AND time < {to:DateTime64(3, 'UTC')}
    AND ({detector:String} = '' OR detector = {detector:String})
    AND ({page:String} = '' OR page = {page:String})
    AND (toUnixTimestamp64Milli(time), insight_id) < ({after_ms:Int64}, {after_id:String})
ORDER BY time DESC, insight_id DESC
LIMIT {limit:UInt32}
