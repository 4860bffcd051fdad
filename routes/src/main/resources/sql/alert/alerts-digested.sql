-- These alerts went in a digest.
UPDATE alert_history
SET state = 'digested', digest_id = :digest
WHERE id IN (:ids)
