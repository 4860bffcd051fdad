package io.gosight.api.project;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.gosight.api.ApiEnvironment;
import io.gosight.api.contract.RequestValidator;
import io.gosight.api.identity.Memberships;
import io.gosight.api.keys.ApiKeys;
import io.gosight.api.keys.KeyOperations;
import io.gosight.api.keys.ProjectKeys;
import io.gosight.api.privacy.AlertData;
import io.gosight.api.privacy.ClickHouseData;
import io.gosight.api.privacy.DataStore;
import io.gosight.api.privacy.Eraser;
import io.gosight.api.privacy.Housekeeping;
import io.gosight.api.privacy.VisitorOperations;
import io.gosight.api.settings.ProjectSettings;
import io.gosight.api.settings.SettingsOperations;
import io.gosight.api.sql.HubDatabase;
import io.gosight.api.sql.ProjectDatabase;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Creates the beans of the operations on projects, their keys, settings and visitors. */
public final class ProjectsModule {
  private final Map<String, Object> beans;

  /** Creates them. */
  public ProjectsModule(
      ApiEnvironment hub,
      HubDatabase postgres,
      Memberships memberships,
      ProjectSettings settings,
      RequestValidator validator,
      ObjectMapper json) {
    SecureRandom random = new SecureRandom();
    ProjectDatabase bound = new ProjectDatabase(postgres);
    ClickHouseData clickhouse = new ClickHouseData(hub.clickhouseWriter(), json);
    AlertData alerts = new AlertData(postgres, json);
    List<DataStore> others = new ArrayList<>(hub.otherStores());
    others.add(alerts);
    Eraser eraser = new Eraser(postgres, clickhouse, others);
    this.beans =
        Map.of(
            "apiProjects",
                new ProjectOperations(
                    postgres,
                    new Projects(hub.postgres()),
                    new ApiKeys(hub.postgres(), random),
                    memberships,
                    eraser,
                    json),
            "apiKeys",
                new KeyOperations(
                    new ProjectKeys(bound, random), hub.keyCache(), json, hub.clock()),
            "apiSettings",
                new SettingsOperations(
                    bound, settings, hub.keyCache(), validator, json, hub.clock()),
            "apiVisitors",
                new VisitorOperations(bound, clickhouse, alerts, eraser, json, hub.clock()),
            "apiHousekeeping",
                new Housekeeping(postgres, settings, clickhouse, eraser, hub.clock()));
  }

  /** The beans by the names that {@code api/routes} uses. */
  public Map<String, Object> beans() {
    return beans;
  }
}
