-- The 75th percentile of each web vital, by page or over all; null without samples.
SELECT
    {{page}} AS name,
    count() AS samples,
    countIf(event.name = 'lcp') AS lcp_samples,
    if(lcp_samples = 0, 0, quantileExactIf(0.75)(event.value, event.name = 'lcp')) AS lcp_p75,
    countIf(event.name = 'inp') AS inp_samples,
    if(inp_samples = 0, 0, quantileExactIf(0.75)(event.value, event.name = 'inp')) AS inp_p75,
    countIf(event.name = 'cls') AS cls_samples,
    if(cls_samples = 0, 0, quantileExactIf(0.75)(event.value, event.name = 'cls')) AS cls_p75,
    countIf(event.name = 'fcp') AS fcp_samples,
    if(fcp_samples = 0, 0, quantileExactIf(0.75)(event.value, event.name = 'fcp')) AS fcp_p75,
    countIf(event.name = 'ttfb') AS ttfb_samples,
    if(ttfb_samples = 0, 0, quantileExactIf(0.75)(event.value, event.name = 'ttfb')) AS ttfb_p75,
    count() OVER () AS total
FROM {{events}} AS event
WHERE project_id = {project:String}
    AND time >= {from:DateTime64(3, 'UTC')}
    AND time < {to:DateTime64(3, 'UTC')}
    AND NOT bot
    AND kind = 'web_vital'
    {{filter}}
{{group}}
ORDER BY samples DESC, name
LIMIT {limit:UInt32} OFFSET {offset:UInt32}
