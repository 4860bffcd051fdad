-- GET web-vitals?{period}
SELECT count(), quantileExactIf(0.75)(value, name = 'lcp'), quantileExactIf(0.75)(value, name = 'inp'),
    quantileExactIf(0.75)(value, name = 'cls'), quantileExactIf(0.75)(value, name = 'fcp'),
    quantileExactIf(0.75)(value, name = 'ttfb')
FROM events FINAL
WHERE project_id = {project}
    AND time >= {from}
    AND time < {to}
    AND NOT bot
    AND kind = 'web_vital';
SELECT path, count() AS samples, quantileExactIf(0.75)(value, name = 'lcp'),
    quantileExactIf(0.75)(value, name = 'inp'), quantileExactIf(0.75)(value, name = 'cls'),
    quantileExactIf(0.75)(value, name = 'fcp'), quantileExactIf(0.75)(value, name = 'ttfb')
FROM events FINAL
WHERE project_id = {project}
    AND time >= {from}
    AND time < {to}
    AND NOT bot
    AND kind = 'web_vital'
GROUP BY path
ORDER BY samples DESC, path
LIMIT 50
