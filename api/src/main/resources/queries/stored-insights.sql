-- How many insights of the project are stored.
SELECT count() AS insights FROM insights FINAL WHERE project_id = {project:String}
