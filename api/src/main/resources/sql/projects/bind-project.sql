-- Local to the transaction: the connection goes back to its pool unbound.
SELECT set_config('gosight.project', :project, true)
