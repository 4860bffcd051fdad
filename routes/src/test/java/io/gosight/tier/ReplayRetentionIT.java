package io.gosight.tier;

import static io.gosight.tier.TierRuns.CHUNKS;
import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.replay.ColdEncoding;
import io.gosight.replay.Recordings;
import io.gosight.replay.ReplayEngines;
import io.gosight.replay.ReplayErasure;
import io.gosight.replay.S3ReplayObjects;
import io.gosight.replay.StoreForTests;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.core.sync.RequestBody;

/** Recordings end in the real ClickHouse and the real S3: by their retention, or by an erasure. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplayRetentionIT {
  private TierRuns tier;

  @BeforeAll
  void start() throws Exception {
    tier = new TierRuns();
  }

  @AfterAll
  void stop() throws Exception {
    tier.close();
  }

  @Test
  void areDeletedInBothStoresWhenTheirProjectKeepsThemForLessLong() throws Exception {
    tier.record("short-cold", 0, CHUNKS);
    tier.run("tier-replays", Duration.ofDays(31), ColdEncoding.GZIP);
    tier.record("short-hot", 0, CHUNKS);
    tier.retentions.put("other", 1);
    tier.retentions.put("shop", 40);
    tier.run("purge-replays", Duration.ofDays(39), ColdEncoding.GZIP);
    tier.assertReads("short-cold");
    tier.assertReads("short-hot");

    assertThat(tier.run("purge-replays", Duration.ofDays(40), ColdEncoding.GZIP).getException())
        .isNull();

    assertThat(tier.rows("replay_chunks", "short-hot")).isZero();
    assertThat(tier.rows("replay_objects", "short-cold")).isZero();
    assertThat(
            tier.engines.s3().listObjectsV2(list -> list.bucket(ReplayEngines.BUCKET)).contents())
        .noneMatch(object -> object.key().contains("short-cold"));
    tier.retentions.clear();
  }

  @Test
  void areDeletedInBothStoresWhenTheirRetentionEnds() throws Exception {
    tier.record("cold", 0, CHUNKS);
    tier.run("tier-replays", Duration.ofDays(31), ColdEncoding.GZIP);
    tier.record("hot", 0, CHUNKS);
    double before = tier.meters.counter("replay_bytes_purged", "store", "clickhouse").count();
    assertThat(tier.run("purge-replays", Duration.ofDays(89), ColdEncoding.GZIP).getException())
        .isNull();
    tier.assertReads("cold");
    tier.assertReads("hot");

    assertThat(tier.run("purge-replays", Duration.ofDays(91), ColdEncoding.GZIP).getException())
        .isNull();

    assertThat(tier.rows("replay_chunks", "hot")).isZero();
    assertThat(tier.rows("replay_objects", "cold")).isZero();
    assertThat(
            tier.engines.s3().listObjectsV2(list -> list.bucket(ReplayEngines.BUCKET)).contents())
        .noneMatch(object -> object.key().contains("cold"));
    assertThat(tier.meters.counter("replay_bytes_purged", "store", "clickhouse").count())
        .isGreaterThan(before);
    assertThat(tier.meters.counter("replay_bytes_purged", "store", "s3").count()).isPositive();
  }

  @Test
  void ofAVisitorAreErasedInObjectStorageAndWhatComesLateIsPurged() throws Exception {
    tier.record("erased-cold", 0, CHUNKS);
    tier.run("tier-replays", Duration.ofDays(31), ColdEncoding.COLUMNS);
    ReplayErasure erasure =
        new ReplayErasure(
            tier.engines.client(), new S3ReplayObjects(tier.engines.s3(), ReplayEngines.BUCKET));

    // A store that knows the session already takes what comes within a minute.
    try (StoreForTests store = new StoreForTests(tier.engines)) {
      store.take(Recordings.records("erased-hot", "a", 0, 2));
      assertThat(erasure.eraseVisitor("other", "visitor", List.of("erased-cold"))).isZero();
      assertThat(erasure.eraseVisitor("shop", "nobody", List.of("erased-cold", "erased-hot")))
          .isEqualTo(1);
      store.take(Recordings.records("erased-hot", "a", 2, 4));
    }

    assertThat(tier.keys()).noneMatch(key -> key.contains("erased-cold"));
    assertThat(tier.run("tier-replays", Duration.ofDays(31), ColdEncoding.GZIP).getException())
        .isNull();
    assertThat(tier.keys()).noneMatch(key -> key.contains("erased-hot"));
    assertThat(tier.run("purge-replays", Duration.ofDays(32), ColdEncoding.GZIP).getException())
        .isNull();
    assertThat(tier.rows("replay_objects", "erased-cold")).isZero();
    assertThat(tier.rows("replay_chunks", "erased-hot")).isZero();
  }

  @Test
  void ofAProjectAreErasedInObjectStorageWhateverTheirRowsSay() throws Exception {
    for (String key : List.of("closed/2026/05/a.gz", "closed/2026/06/b.zst", "closed2/2026/05/c")) {
      tier.engines
          .s3()
          .putObject(put -> put.bucket(ReplayEngines.BUCKET).key(key), RequestBody.fromString("x"));
    }
    assertThat(
            new ReplayErasure(
                    tier.engines.client(),
                    new S3ReplayObjects(tier.engines.s3(), ReplayEngines.BUCKET))
                .eraseProject("closed"))
        .isEqualTo(2);
    assertThat(tier.keys())
        .noneMatch(key -> key.startsWith("closed/"))
        .contains("closed2/2026/05/c");
  }
}
