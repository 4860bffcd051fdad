-- How many deliveries wait.
SELECT count(*) FROM alert_deliveries WHERE state = 'waiting'
