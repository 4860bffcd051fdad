DELETE FROM audit_log
WHERE at < now() - interval '400 days'
