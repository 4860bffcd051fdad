package io.gosight.tier;

import com.clickhouse.client.api.Client;
import io.gosight.replay.ReplayFrames;
import io.gosight.replay.SessionKey;
import io.gosight.storage.ClickHouseQuery;
import io.gosight.storage.ClickHouseStatements;
import io.gosight.storage.StorageUnavailableException;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Picks recordings that are old enough and deletes the rows of those that have moved. */
public final class ReplayTier {
  private static final Logger LOG = LoggerFactory.getLogger(ReplayTier.class);

  private final Client client;
  private final Duration after;
  private final int sessionsAtOnce;
  private final Clock clock;
  private final MeterRegistry meters;
  private final ClickHouseQuery due = ClickHouseQuery.of("replay/due-sessions");

  ReplayTier(Client client, Duration after, int sessionsAtOnce, Clock clock, MeterRegistry meters) {
    this.client = client;
    this.after = after;
    this.sessionsAtOnce = sessionsAtOnce;
    this.clock = clock;
    this.meters = meters;
  }

  /**
   * Begins a run; the body becomes the sessions that are due.
   *
   * @throws StorageUnavailableException if ClickHouse does not answer
   */
  public List<SessionKey> start(Exchange exchange) {
    TierRun run = new TierRun(clock.instant());
    exchange.setProperty(TierRun.PROPERTY, run);
    LocalDate day = LocalDate.ofInstant(run.startedAt().minus(after), ZoneOffset.UTC);
    List<SessionKey> sessions = new ArrayList<>();
    due.read(
        client,
        Map.of("day", day.toString(), "limit", Integer.toString(sessionsAtOnce)),
        row -> sessions.add(new SessionKey(row.string(), row.string())));
    return sessions;
  }

  /** Notes that a session stays in ClickHouse until the next run. */
  public void noteFailure(Exchange exchange) {
    Throwable failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
    meters.counter("replay_archive_failures").increment();
    LOG.warn("A recording stays in ClickHouse and is tried again: {}", String.valueOf(failure));
  }

  /**
   * Deletes the rows of the sessions that were archived; rows that came since the run began stay
   * for the next one.
   *
   * @throws StorageUnavailableException if ClickHouse does not answer
   */
  public void finish(Exchange exchange) {
    TierRun run = exchange.getProperty(TierRun.PROPERTY, TierRun.class);
    if (run.archived().isEmpty()) {
      return;
    }
    new ClickHouseStatements(client)
        .execute(
            "ALTER TABLE replay_chunks DELETE WHERE (project_id, session_id) IN ("
                + run.archived().stream().map(SessionKey::literal).collect(Collectors.joining(", "))
                + ") AND frame < "
                + ReplayFrames.firstIdAt(run.startedAt())
                + " AND received_at < fromUnixTimestamp64Milli("
                + run.startedAt().toEpochMilli()
                + ") SETTINGS mutations_sync = 2");
    meters.counter("replay_sessions_archived").increment(run.archived().size());
    LOG.info("{} recordings have moved to object storage.", run.archived().size());
  }
}
