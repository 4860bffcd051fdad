-- Whether the history has an alert.
SELECT count(*) FROM alert_history WHERE id = :alert
