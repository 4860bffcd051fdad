-- Deletes a window whose digest or summary is made.
DELETE FROM alert_windows WHERE rule_id = :rule AND ends_at = :ends
