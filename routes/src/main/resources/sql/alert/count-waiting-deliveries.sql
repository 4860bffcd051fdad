-- Number of waiting deliveries.
SELECT count(*) FROM alert_deliveries WHERE state = 'waiting'
