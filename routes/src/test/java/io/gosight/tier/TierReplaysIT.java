package io.gosight.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.errors.Failures;
import io.gosight.replay.ArchivedSessions;
import io.gosight.replay.ColdEncoding;
import io.gosight.replay.Recordings;
import io.gosight.replay.ReplayEngines;
import io.gosight.replay.ReplayErasure;
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
import java.util.zip.GZIPInputStream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.builder.AdviceWithRouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Recordings move from the real ClickHouse to the real S3, by the routes as they are shipped. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TierReplaysIT {
  private static final Path ROUTES = Path.of("").toAbsolutePath();
  private static final Instant RECORDED = Instant.ofEpochMilli(Recordings.START_MS);
  private static final int CHUNKS = 45;

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Map<String, Integer> retentions = new HashMap<>();
  private ReplayEngines engines;
  private ReplayReader reader;

  /** What a killed process leaves is what this leaves: nothing after it runs. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  @BeforeAll
  void start() throws Exception {
    engines = new ReplayEngines();
    reader = reader();
  }

  @AfterAll
  void stop() throws Exception {
    engines.close();
  }

  private ReplayReader reader() {
    return new ReplayReader(
        engines.client(), new S3ReplayObjects(engines.s3(), ReplayEngines.BUCKET));
  }

  private void record(String session, int from, int to) {
    try (StoreForTests store = new StoreForTests(engines)) {
      store.take(Recordings.records(session, "a", from, to));
      store.take(Recordings.records(session, "b", from, to));
    }
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
  private boolean wasKilled(String step) throws Exception {
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

  private void assertReads(String session) {
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

  private int rows(String table, String session) {
    return Integer.parseInt(
        engines.ask(
            "SELECT toString(count()) FROM "
                + table
                + " FINAL WHERE session_id = '"
                + session
                + "'"));
  }

  @ParameterizedTest
  @EnumSource(ColdEncoding.class)
  void moveWhenTheyAreOldAndReadTheSame(ColdEncoding encoding) throws Exception {
    String session = "moves-" + encoding.word();
    record(session, 0, CHUNKS);
    assertThat(run("tier-replays", Duration.ofDays(29), encoding, null).getException()).isNull();
    assertThat(rows("replay_chunks", session)).isEqualTo(2 * CHUNKS);

    assertThat(run("tier-replays", Duration.ofDays(31), encoding, null).getException()).isNull();

    assertThat(rows("replay_chunks", session)).isZero();
    assertThat(rows("replay_objects", session)).isEqualTo(1);
    assertReads(session);
    List<ReplayReader.StoredChunk> page =
        reader.page(new SessionKey("shop", session), "b", 23, 3, Long.MAX_VALUE);
    assertThat(page).extracting(ReplayReader.StoredChunk::sequence).containsExactly(23L, 24L, 25L);
  }

  @Test
  void anObjectIsOneFileThatAnyProgramReads() throws Exception {
    record("file", 0, CHUNKS);
    run("tier-replays", Duration.ofDays(31), ColdEncoding.GZIP, null);
    try (var object =
        engines
            .s3()
            .getObject(get -> get.bucket(ReplayEngines.BUCKET).key("shop/2026/05/file.gz"))) {
      String text = new String(new GZIPInputStream(object).readAllBytes(), StandardCharsets.UTF_8);
      assertThat(text.lines()).hasSize(2 * CHUNKS);
      assertThat(text).startsWith("{\"tab_id\":\"a\",\"sequence\":0,").contains("\"events\":[");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "list-due-sessions",
        "pack-session",
        "put-object",
        "read-object-back",
        "verify-object",
        "record-object",
        "each-due-session",
        "delete-archived-rows"
      })
  void aRunThatWasKilledAfterAnyStepLosesAndDoublesNothing(String step) throws Exception {
    String session = "killed-" + step;
    record(session, 0, CHUNKS);
    assertThat(wasKilled(step)).isTrue();
    assertReads(session);

    assertThat(run("tier-replays", Duration.ofDays(31), ColdEncoding.GZIP, null).getException())
        .isNull();

    assertReads(session);
    assertThat(rows("replay_chunks", session)).isZero();
    assertThat(rows("replay_objects", session)).isEqualTo(1);
  }

  @Test
  void whatComesAfterTheMoveJoinsTheObject() throws Exception {
    record("late", 0, 30);
    run("tier-replays", Duration.ofDays(31), ColdEncoding.ZSTD, null);
    record("late", 30, CHUNKS);
    assertReads("late");
    run("tier-replays", Duration.ofDays(31), ColdEncoding.ZSTD, null);
    assertReads("late");
    assertThat(rows("replay_chunks", "late")).isZero();
  }

  @Test
  void areDeletedInBothStoresWhenTheirProjectKeepsThemForLessLong() throws Exception {
    record("short-cold", 0, CHUNKS);
    run("tier-replays", Duration.ofDays(31), ColdEncoding.GZIP, null);
    record("short-hot", 0, CHUNKS);
    retentions.put("other", 1);
    retentions.put("shop", 40);
    run("purge-replays", Duration.ofDays(39), ColdEncoding.GZIP, null);
    assertReads("short-cold");
    assertReads("short-hot");

    assertThat(run("purge-replays", Duration.ofDays(40), ColdEncoding.GZIP, null).getException())
        .isNull();

    assertThat(rows("replay_chunks", "short-hot")).isZero();
    assertThat(rows("replay_objects", "short-cold")).isZero();
    assertThat(engines.s3().listObjectsV2(list -> list.bucket(ReplayEngines.BUCKET)).contents())
        .noneMatch(object -> object.key().contains("short-cold"));
    retentions.clear();
  }

  @Test
  void whoseObjectWasDeletedByHandAreReadAsFarAsTheyAreThere() throws Exception {
    record("by-hand", 0, 30);
    run("tier-replays", Duration.ofDays(31), ColdEncoding.COLUMNS, null);
    record("by-hand", 30, CHUNKS);
    engines
        .s3()
        .deleteObject(
            delete -> delete.bucket(ReplayEngines.BUCKET).key("shop/2026/05/by-hand.columns"));

    assertThat(reader.page(new SessionKey("shop", "by-hand"), "a", 0, 1_000, Long.MAX_VALUE))
        .extracting(ReplayReader.StoredChunk::sequence)
        .startsWith(30L)
        .hasSize(CHUNKS - 30);
    // What is left of it stays where it can be read.
    run("tier-replays", Duration.ofDays(31), ColdEncoding.COLUMNS, null);
    assertThat(rows("replay_chunks", "by-hand")).isEqualTo(2 * (CHUNKS - 30));
  }

  @Test
  void ofAVisitorAreErasedInObjectStorageAndWhatComesLateIsPurged() throws Exception {
    record("erased-cold", 0, CHUNKS);
    run("tier-replays", Duration.ofDays(31), ColdEncoding.COLUMNS, null);
    ReplayErasure erasure =
        new ReplayErasure(
            engines.client(), new S3ReplayObjects(engines.s3(), ReplayEngines.BUCKET));

    // A store that knows the session already takes what comes within a minute.
    try (StoreForTests store = new StoreForTests(engines)) {
      store.take(Recordings.records("erased-hot", "a", 0, 2));
      assertThat(erasure.eraseVisitor("other", "visitor", List.of("erased-cold"))).isZero();
      assertThat(erasure.eraseVisitor("shop", "nobody", List.of("erased-cold", "erased-hot")))
          .isEqualTo(1);
      store.take(Recordings.records("erased-hot", "a", 2, 4));
    }

    assertThat(keys()).noneMatch(key -> key.contains("erased-cold"));
    assertThat(run("tier-replays", Duration.ofDays(31), ColdEncoding.GZIP, null).getException())
        .isNull();
    assertThat(keys()).noneMatch(key -> key.contains("erased-hot"));
    assertThat(run("purge-replays", Duration.ofDays(32), ColdEncoding.GZIP, null).getException())
        .isNull();
    assertThat(rows("replay_objects", "erased-cold")).isZero();
    assertThat(rows("replay_chunks", "erased-hot")).isZero();
  }

  @Test
  void ofAProjectAreErasedInObjectStorageWhateverTheirRowsSay() throws Exception {
    for (String key : List.of("closed/2026/05/a.gz", "closed/2026/06/b.zst", "closed2/2026/05/c")) {
      engines
          .s3()
          .putObject(put -> put.bucket(ReplayEngines.BUCKET).key(key), RequestBody.fromString("x"));
    }
    assertThat(
            new ReplayErasure(
                    engines.client(), new S3ReplayObjects(engines.s3(), ReplayEngines.BUCKET))
                .eraseProject("closed"))
        .isEqualTo(2);
    assertThat(keys()).noneMatch(key -> key.startsWith("closed/")).contains("closed2/2026/05/c");
  }

  private List<String> keys() {
    return engines.s3().listObjectsV2(list -> list.bucket(ReplayEngines.BUCKET)).contents().stream()
        .map(S3Object::key)
        .toList();
  }

  @Test
  void areDeletedInBothStoresWhenTheirRetentionEnds() throws Exception {
    record("cold", 0, CHUNKS);
    run("tier-replays", Duration.ofDays(31), ColdEncoding.GZIP, null);
    record("hot", 0, CHUNKS);
    double before = meters.counter("replay_bytes_purged", "store", "clickhouse").count();
    assertThat(run("purge-replays", Duration.ofDays(89), ColdEncoding.GZIP, null).getException())
        .isNull();
    assertReads("cold");
    assertReads("hot");

    assertThat(run("purge-replays", Duration.ofDays(91), ColdEncoding.GZIP, null).getException())
        .isNull();

    assertThat(rows("replay_chunks", "hot")).isZero();
    assertThat(rows("replay_objects", "cold")).isZero();
    assertThat(engines.s3().listObjectsV2(list -> list.bucket(ReplayEngines.BUCKET)).contents())
        .noneMatch(object -> object.key().contains("cold"));
    assertThat(meters.counter("replay_bytes_purged", "store", "clickhouse").count())
        .isGreaterThan(before);
    assertThat(meters.counter("replay_bytes_purged", "store", "s3").count()).isPositive();
  }
}
