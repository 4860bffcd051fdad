SELECT overrides::text FROM project_settings WHERE project_id = :project
