SELECT EXISTS (SELECT FROM alert_rules WHERE project_id = :project AND :name = ANY (channels))
