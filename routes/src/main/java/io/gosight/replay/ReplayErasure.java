package io.gosight.replay;

import com.clickhouse.client.api.Client;
import com.google.common.collect.Lists;
import io.gosight.storage.ClickHouseQuery;
import io.gosight.storage.ClickHouseStatements;
import io.gosight.storage.StorageUnavailableException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Erases the recordings of a visitor or a project where only the hub finds them: their objects, and
 * what of them is still on its way. The rows in ClickHouse are left to the caller, who knows every
 * table of visitors. Safe for use by many threads.
 */
public final class ReplayErasure {
  // A statement has at most 256 KiB, and an id at most 64 bytes.
  private static final int SESSIONS_AT_ONCE = 500;

  private final Client client;
  private final ClickHouseStatements statements;
  private final ReplayObjects objects;
  private final ClickHouseQuery recorded = ClickHouseQuery.of("replay/visitor-recordings");

  /** Erases there. */
  public ReplayErasure(Client client, ReplayObjects objects) {
    this.client = client;
    this.statements = new ClickHouseStatements(client);
    this.objects = objects;
  }

  /**
   * Erases a visitor's recordings. Their sessions are noted first, so that later chunks are
   * dropped; a repeated call finishes one that was cut off.
   *
   * @param sessions the visitor's known sessions; others that were recorded are found
   * @return how many objects were deleted
   * @throws StorageUnavailableException if a store does not answer
   */
  public long eraseVisitor(String project, String visitor, List<String> sessions) {
    Set<String> all = new LinkedHashSet<>(sessions);
    Set<String> prefixes = new LinkedHashSet<>();
    for (List<String> some : partitions(sessions)) {
      recorded.read(
          client,
          Map.of("project", project, "visitor", visitor, "sessions", array(some)),
          row -> {
            all.add(row.string());
            prefixes.add(row.string());
          });
    }
    for (List<String> some : Lists.partition(new ArrayList<>(all), SESSIONS_AT_ONCE)) {
      note(project, some);
    }
    return prefixes.stream().mapToLong(objects::deleteAll).sum();
  }

  /** One empty part if there are no sessions, for there may be recordings of the visitor. */
  private static List<List<String>> partitions(List<String> sessions) {
    return sessions.isEmpty() ? List.of(List.of()) : Lists.partition(sessions, SESSIONS_AT_ONCE);
  }

  private void note(String project, List<String> sessions) {
    statements.execute(
        "INSERT INTO replay_deletions SELECT tupleElement(session, 1), tupleElement(session, 2), now()"
            + " FROM (SELECT arrayJoin("
            + sessions.stream()
                .map(session -> new SessionKey(project, session).literal())
                .collect(Collectors.joining(", ", "[", "]"))
            + ") AS session)");
  }

  /**
   * Deletes every object of a project, also one that no row names.
   *
   * @return how many there were
   * @throws StorageUnavailableException if the object storage does not answer
   */
  public long eraseProject(String project) {
    return objects.deleteAll(project + "/");
  }

  private static String array(List<String> sessions) {
    return sessions.stream().map(id -> "'" + id + "'").collect(Collectors.joining(",", "[", "]"));
  }
}
