-- Marks alerts as part of a digest.
UPDATE alert_history
SET state = 'digested', digest_id = :digest
WHERE id IN (:ids)
