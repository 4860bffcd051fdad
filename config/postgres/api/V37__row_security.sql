-- The second line of defence behind the predicates of the statements: a transaction of the API sets
-- gosight.project, and sees and changes rows of that project only. Without it, in the hub's own
-- stages, every row is visible.
ALTER TABLE projects ENABLE ROW LEVEL SECURITY;
ALTER TABLE projects FORCE ROW LEVEL SECURITY;
CREATE POLICY one_project ON projects
    USING (coalesce(current_setting('gosight.project', true), '') IN ('', id));

ALTER TABLE api_keys ENABLE ROW LEVEL SECURITY;
ALTER TABLE api_keys FORCE ROW LEVEL SECURITY;
CREATE POLICY one_project ON api_keys
    USING (coalesce(current_setting('gosight.project', true), '') IN ('', project_id));

ALTER TABLE project_members ENABLE ROW LEVEL SECURITY;
ALTER TABLE project_members FORCE ROW LEVEL SECURITY;
CREATE POLICY one_project ON project_members
    USING (coalesce(current_setting('gosight.project', true), '') IN ('', project_id));

ALTER TABLE invitations ENABLE ROW LEVEL SECURITY;
ALTER TABLE invitations FORCE ROW LEVEL SECURITY;
CREATE POLICY one_project ON invitations
    USING (coalesce(current_setting('gosight.project', true), '') IN ('', project_id));

ALTER TABLE project_settings ENABLE ROW LEVEL SECURITY;
ALTER TABLE project_settings FORCE ROW LEVEL SECURITY;
CREATE POLICY one_project ON project_settings
    USING (coalesce(current_setting('gosight.project', true), '') IN ('', project_id));

ALTER TABLE erasures ENABLE ROW LEVEL SECURITY;
ALTER TABLE erasures FORCE ROW LEVEL SECURITY;
CREATE POLICY one_project ON erasures
    USING (coalesce(current_setting('gosight.project', true), '') IN ('', project_id));

ALTER TABLE alert_rules ENABLE ROW LEVEL SECURITY;
ALTER TABLE alert_rules FORCE ROW LEVEL SECURITY;
CREATE POLICY one_project ON alert_rules
    USING (coalesce(current_setting('gosight.project', true), '') IN ('', project_id));

ALTER TABLE alert_history ENABLE ROW LEVEL SECURITY;
ALTER TABLE alert_history FORCE ROW LEVEL SECURITY;
CREATE POLICY one_project ON alert_history
    USING (coalesce(current_setting('gosight.project', true), '') IN ('', project_id));

ALTER TABLE alert_deliveries ENABLE ROW LEVEL SECURITY;
ALTER TABLE alert_deliveries FORCE ROW LEVEL SECURITY;
CREATE POLICY one_project ON alert_deliveries
    USING (coalesce(current_setting('gosight.project', true), '') IN ('', project_id));

ALTER TABLE ignore_rules ENABLE ROW LEVEL SECURITY;
ALTER TABLE ignore_rules FORCE ROW LEVEL SECURITY;
CREATE POLICY one_project ON ignore_rules
    USING (coalesce(current_setting('gosight.project', true), '') IN ('', project_id));

ALTER TABLE audit_log ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_log FORCE ROW LEVEL SECURITY;
CREATE POLICY one_project ON audit_log
    USING (coalesce(current_setting('gosight.project', true), '') IN ('', project_id));
