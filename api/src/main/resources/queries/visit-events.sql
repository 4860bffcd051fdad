-- The events of a range of time, and of a day on both sides of it, with the id of the visit as
-- session_id: a visit ends after 30 minutes without activity and after 24 hours, also if its sender
-- goes on with the session's id.
(
{{events_by_visit}}
)
