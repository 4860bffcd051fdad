package io.gosight.api.privacy;

import io.gosight.api.project.ProjectEraser;
import io.gosight.api.request.AuthorizedRequest;
import io.gosight.api.sql.HubDatabase;
import io.gosight.api.sql.SqlFile;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Erases visitors and projects in every store. Safe for use by many threads. */
public final class Eraser implements ProjectEraser {
  private static final String REVOKE_KEYS = SqlFile.read("privacy/revoke-keys");

  private final HubDatabase postgres;
  private final ClickHouseData clickhouse;
  private final List<DataStore> others;

  /**
   * An eraser.
   *
   * @param others the stores but ClickHouse, which is last because it knows the sessions
   */
  public Eraser(HubDatabase postgres, ClickHouseData clickhouse, List<DataStore> others) {
    this.postgres = postgres;
    this.clickhouse = clickhouse;
    this.others = List.copyOf(others);
  }

  /** The number of erased records by kind; if it fails, it can be repeated. */
  Map<String, Long> eraseVisitor(String projectId, String visitorId) {
    List<String> sessions = clickhouse.sessions(projectId, visitorId);
    Map<String, Long> erased = new TreeMap<>();
    for (DataStore store : others) {
      erased.putAll(store.eraseVisitor(projectId, visitorId, sessions));
    }
    erased.putAll(clickhouse.eraseVisitor(projectId, visitorId, sessions));
    return erased;
  }

  @Override
  public Map<String, Long> erase(AuthorizedRequest request) {
    String projectId = request.projectId();
    postgres.client().sql(REVOKE_KEYS).param("project", projectId).update();
    Map<String, Long> erased = new TreeMap<>();
    for (DataStore store : others) {
      erased.putAll(store.eraseProject(projectId));
    }
    erased.putAll(clickhouse.eraseProject(projectId));
    return erased;
  }
}
