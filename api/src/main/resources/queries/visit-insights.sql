-- The insights of a range of time, and of a day on both sides of it, with the id of the visit as
-- session_id.
(
{{insights_by_visit}}
)
