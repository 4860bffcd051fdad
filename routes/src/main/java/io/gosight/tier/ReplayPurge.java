package io.gosight.tier;

import com.clickhouse.client.api.Client;
import io.gosight.replay.SessionKey;
import io.gosight.storage.ClickHouseQuery;
import io.gosight.storage.ClickHouseStatements;
import io.gosight.storage.StorageUnavailableException;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.aws2.s3.AWS2S3Constants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes recordings whose retention has ended. Safe for use by many threads. */
public final class ReplayPurge {
  private static final Logger LOG = LoggerFactory.getLogger(ReplayPurge.class);
  private static final String EXPIRED = "expiredObjects";
  private static final int OBJECTS_AT_ONCE = 1_000;

  private final Client client;
  private final ClickHouseStatements statements;
  private final Clock clock;
  private final MeterRegistry meters;
  private final Supplier<Map<String, Integer>> retentions;
  private final ClickHouseQuery partitions = ClickHouseQuery.of("replay/expired-partitions");
  private final ClickHouseQuery outlived = ClickHouseQuery.of("replay/outlived-chunks");
  private final ClickHouseQuery erased = ClickHouseQuery.of("replay/erased-chunks");
  private final ClickHouseQuery objects = ClickHouseQuery.of("replay/expired-objects");

  /**
   * An object that has expired.
   *
   * @param session the session in it
   * @param key its key
   * @param bytes its size
   */
  public record ExpiredObject(SessionKey session, String key, long bytes) {}

  private record ExpiredPartition(String day, long bytes, long rows) {}

  /**
   * Purges this ClickHouse.
   *
   * @param retentions how many days the projects that say so keep recordings, by project
   */
  ReplayPurge(
      Client client, Clock clock, MeterRegistry meters, Supplier<Map<String, Integer>> retentions) {
    this.client = client;
    this.statements = new ClickHouseStatements(client);
    this.clock = clock;
    this.meters = meters;
    this.retentions = retentions;
  }

  /**
   * Drops the partitions of hot recordings whose day of expiry has come.
   *
   * @throws StorageUnavailableException if ClickHouse does not answer
   */
  public void dropExpired() {
    List<ExpiredPartition> expired = new ArrayList<>();
    partitions.read(
        client,
        Map.of("today", today().toString()),
        row -> expired.add(new ExpiredPartition(row.string(), row.int64(), row.int64())));
    for (ExpiredPartition partition : expired) {
      statements.execute(
          "ALTER TABLE replay_chunks DROP PARTITION '" + LocalDate.parse(partition.day()) + "'");
      freed("clickhouse", partition.bytes());
      LOG.info(
          "{} chunks of recordings that expired on {} were deleted, which freed {} bytes.",
          partition.rows(),
          partition.day(),
          partition.bytes());
    }
  }

  /**
   * Deletes hot recordings that were stored while their project kept them longer than it does now.
   *
   * @throws StorageUnavailableException if ClickHouse or PostgreSQL does not answer
   */
  public void deleteOutlived() {
    for (Map.Entry<String, Integer> project : retentions.get().entrySet()) {
      String last = today().minusDays(project.getValue()).toString();
      outlived.read(
          client,
          Map.of("project", project.getKey(), "last", last),
          row -> deleteOutlived(project.getKey(), last, row.int64(), row.int64()));
    }
  }

  private void deleteOutlived(String project, String lastDay, long chunks, long bytes) {
    if (chunks == 0) {
      return;
    }
    statements.execute(
        "ALTER TABLE replay_chunks DELETE WHERE project_id = '"
            + project
            + "' AND day <= '"
            + lastDay
            + "' SETTINGS mutations_sync = 2");
    freed("clickhouse", bytes);
    LOG.info(
        "{} chunks of recordings of project {} were deleted, which freed {} bytes: its retention is"
            + " shorter now.",
        chunks,
        project,
        bytes);
  }

  /**
   * Deletes hot rows of recordings that were deleted, which came before every process knew.
   *
   * @throws StorageUnavailableException if ClickHouse does not answer
   */
  public void deleteErased() {
    erased.read(client, Map.of(), row -> deleteErased(row.int64(), row.int64()));
  }

  private void deleteErased(long chunks, long bytes) {
    if (chunks == 0) {
      return;
    }
    statements.execute(
        "ALTER TABLE replay_chunks DELETE WHERE (project_id, session_id) IN"
            + " (SELECT project_id, session_id FROM replay_deletions) SETTINGS mutations_sync = 2");
    freed("clickhouse", bytes);
    LOG.info("{} late chunks of deleted recordings were deleted, {} bytes.", chunks, bytes);
  }

  /**
   * The objects whose day of expiry has come, as the body of a split.
   *
   * @throws StorageUnavailableException if ClickHouse or PostgreSQL does not answer
   */
  public List<ExpiredObject> expiredObjects(Exchange exchange) {
    List<ExpiredObject> expired = new ArrayList<>();
    Map<String, Integer> own = retentions.get();
    objects.read(
        client,
        Map.of(
            "today", today().toString(),
            "projects", array(own.keySet(), project -> "'" + project + "'"),
            "days", array(own.values(), String::valueOf),
            "limit", Integer.toString(OBJECTS_AT_ONCE)),
        row ->
            expired.add(
                new ExpiredObject(
                    new SessionKey(row.string(), row.string()), row.string(), row.int64())));
    exchange.setProperty(EXPIRED, List.copyOf(expired));
    return expired;
  }

  /** Names the object to delete. */
  public void nameObject(Exchange exchange) {
    Message message = exchange.getMessage();
    String key = message.getBody(ExpiredObject.class).key();
    message.removeHeaders("*");
    message.setHeader(AWS2S3Constants.KEY, key);
  }

  /**
   * Forgets the objects, all of which were deleted.
   *
   * @throws StorageUnavailableException if ClickHouse does not answer
   */
  @SuppressWarnings("unchecked")
  public void forgetObjects(Exchange exchange) {
    List<ExpiredObject> expired = (List<ExpiredObject>) exchange.getProperty(EXPIRED, List.class);
    if (expired.isEmpty()) {
      return;
    }
    statements.execute(
        "ALTER TABLE replay_objects DELETE WHERE (project_id, session_id) IN ("
            + expired.stream()
                .map(object -> object.session().literal())
                .collect(Collectors.joining(", "))
            + ") SETTINGS mutations_sync = 2");
    long bytes = expired.stream().mapToLong(ExpiredObject::bytes).sum();
    freed("s3", bytes);
    LOG.info(
        "{} objects of expired recordings were deleted, which freed {} bytes.",
        expired.size(),
        bytes);
  }

  private static <T> String array(Collection<T> values, Function<T, String> literal) {
    return values.stream().map(literal).collect(Collectors.joining(",", "[", "]"));
  }

  private void freed(String store, long bytes) {
    meters.counter("replay_bytes_purged", "store", store).increment((double) bytes);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
