-- The projects that keep recordings for another number of days than the hub.
SELECT project_id, (overrides #>> '{retention,replays_days}')::int AS days
FROM project_settings
WHERE overrides #>> '{retention,replays_days}' IS NOT NULL
