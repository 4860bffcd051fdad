package io.gosight.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.errors.Failures;
import io.gosight.replay.ArchivedSessions;
import io.gosight.replay.ColdEncoding;
import io.gosight.replay.Recordings;
import io.gosight.replay.ReplayEngines;
import io.gosight.replay.ReplayPacker;
import io.gosight.replay.ReplayReader;
import io.gosight.replay.S3ReplayObjects;
import io.gosight.replay.SessionKey;
import io.gosight.replay.StoreForTests;
import io.gosight.storage.ClickHouse;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.builder.AdviceWithRouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Runs of the tier routes as they are shipped, on the real ClickHouse and the real S3. For one
 * thread.
 */
final class TierRuns implements AutoCloseable {
  static final int CHUNKS = 45;
  private static final Path ROUTES = Path.of("").toAbsolutePath();
  private static final Instant RECORDED = Instant.ofEpochMilli(Recordings.START_MS);

  final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  /** How many days a project keeps recordings, where it is not the default. */
  final Map<String, Integer> retentions = new HashMap<>();

  final ReplayEngines engines = new ReplayEngines();
  final ReplayReader reader =
      new ReplayReader(engines.client(), new S3ReplayObjects(engines.s3(), ReplayEngines.BUCKET));

  /** What a killed process leaves is what this leaves: nothing after it runs. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  TierRuns() throws Exception {}

  /** Stores these chunks of both tabs of a session. */
  void record(String session, int from, int to) {
    try (StoreForTests store = new StoreForTests(engines)) {
      store.take(Recordings.records(session, "a", from, to));
      store.take(Recordings.records(session, "b", from, to));
    }
  }

  /**
   * Runs a route once.
   *
   * @param age how long after the recording
   */
  Exchange run(String route, Duration age, ColdEncoding encoding) throws Exception {
    return run(route, age, encoding, null);
  }

  private Exchange run(String route, Duration age, ColdEncoding encoding, String killedAfter)
      throws Exception {
    Clock clock = Clock.fixed(RECORDED.plus(age), ZoneOffset.UTC);
    try (CamelContext camel = new DefaultCamelContext()) {
      Properties properties = new Properties();
      properties.put("gosight.s3.bucket", ReplayEngines.BUCKET);
      properties.put("gosight.tier.every-ms", "1000");
      properties.put("gosight.tier.purge-every-ms", "1000");
      camel.getPropertiesComponent().setOverrideProperties(properties);
      // A killed run counts as in flight; nothing is to be waited for.
      camel.getShutdownStrategy().setTimeout(1);
      camel.getRegistry().bind("periodicFailures", new Failures("A task failed", meters));
      camel.getRegistry().bind("s3", engines.s3());
      camel
          .getRegistry()
          .bind(
              "replayTier",
              new ReplayTier(engines.client(), Duration.ofDays(30), 200, clock, meters));
      camel
          .getRegistry()
          .bind(
              "replayArchive",
              new ReplayArchive(
                  new ReplayPacker(reader, encoding),
                  new ArchivedSessions(
                      new ClickHouse(engines.client(), meters), Clock.systemUTC())));
      camel
          .getRegistry()
          .bind("replayPurge", new ReplayPurge(engines.client(), clock, meters, () -> retentions));
      PluginHelper.getRoutesLoader(camel)
          .loadRoutes(
              Stream.of(
                      "errors/error-policies.camel.yaml",
                      "tier/tier-replays.camel.yaml",
                      "tier/purge-replays.camel.yaml")
                  .map(file -> ResourceHelper.resolveResource(camel, "file:" + ROUTES + "/" + file))
                  .toList());
      for (String each : List.of("tier-replays", "archive-replay", "purge-replays")) {
        AdviceWith.adviceWith(
            camel,
            each,
            advice -> {
              if (!each.equals("archive-replay")) {
                advice.replaceFromWith("direct:run-" + each);
              }
              kill(advice, killedAfter);
            });
      }
      camel.start();
      return camel.createProducerTemplate().send("direct:run-" + route, exchange -> {});
    }
  }

  /** Runs until after that step; whether it came to that. */
  boolean wasKilled(String step) throws Exception {
    try {
      Exchange run = run("tier-replays", Duration.ofDays(31), ColdEncoding.GZIP, step);
      Throwable cause = run.getException();
      while (cause != null && !(cause instanceof Killed)) {
        cause = cause.getCause();
      }
      return cause != null;
    } catch (Killed e) {
      return true;
    }
  }

  private static void kill(AdviceWithRouteBuilder advice, String step) {
    boolean there =
        step != null
            && advice.getOriginalRoute().getOutputs().stream()
                .anyMatch(output -> step.equals(output.getId()));
    if (there) {
      advice
          .weaveById(step)
          .after()
          .process(
              exchange -> {
                throw new Killed();
              });
    }
  }

  /** Checks that both tabs of a session read as they were recorded. */
  void assertReads(String session) {
    for (String tab : List.of("a", "b")) {
      List<ReplayReader.StoredChunk> read =
          reader.page(new SessionKey("shop", session), tab, 0, 1_000, Long.MAX_VALUE);
      assertThat(read).hasSize(CHUNKS);
      for (int sequence = 0; sequence < CHUNKS; sequence++) {
        assertThat(read.get(sequence).sequence()).isEqualTo(sequence);
        assertThat(new String(read.get(sequence).events(), StandardCharsets.UTF_8))
            .isEqualTo(Recordings.events(tab, sequence));
      }
    }
  }

  int rows(String table, String session) {
    return Integer.parseInt(
        engines.ask(
            "SELECT toString(count()) FROM "
                + table
                + " FINAL WHERE session_id = '"
                + session
                + "'"));
  }

  /** The keys of all objects. */
  List<String> keys() {
    return engines.s3().listObjectsV2(list -> list.bucket(ReplayEngines.BUCKET)).contents().stream()
        .map(S3Object::key)
        .toList();
  }

  @Override
  public void close() throws Exception {
    engines.close();
  }
}
