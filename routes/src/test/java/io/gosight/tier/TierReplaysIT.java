package io.gosight.tier;

import static io.gosight.tier.TierRuns.CHUNKS;
import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.replay.ColdEncoding;
import io.gosight.replay.ReplayEngines;
import io.gosight.replay.ReplayReader;
import io.gosight.replay.SessionKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Recordings move from the real ClickHouse to the real S3, by the routes as they are shipped. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TierReplaysIT {
  private TierRuns tier;

  @BeforeAll
  void start() throws Exception {
    tier = new TierRuns();
  }

  @AfterAll
  void stop() throws Exception {
    tier.close();
  }

  @ParameterizedTest
  @EnumSource(ColdEncoding.class)
  void moveWhenTheyAreOldAndReadTheSame(ColdEncoding encoding) throws Exception {
    String session = "moves-" + encoding.word();
    tier.record(session, 0, CHUNKS);
    assertThat(tier.run("tier-replays", Duration.ofDays(29), encoding).getException()).isNull();
    assertThat(tier.rows("replay_chunks", session)).isEqualTo(2 * CHUNKS);

    assertThat(tier.run("tier-replays", Duration.ofDays(31), encoding).getException()).isNull();

    assertThat(tier.rows("replay_chunks", session)).isZero();
    assertThat(tier.rows("replay_objects", session)).isEqualTo(1);
    tier.assertReads(session);
    List<ReplayReader.StoredChunk> page =
        tier.reader.page(new SessionKey("shop", session), "b", 23, 3, Long.MAX_VALUE);
    assertThat(page).extracting(ReplayReader.StoredChunk::sequence).containsExactly(23L, 24L, 25L);
  }

  @Test
  void anObjectIsOneFileThatAnyProgramReads() throws Exception {
    tier.record("file", 0, CHUNKS);
    tier.run("tier-replays", Duration.ofDays(31), ColdEncoding.GZIP);
    try (var object =
        tier.engines
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
    tier.record(session, 0, CHUNKS);
    assertThat(tier.wasKilled(step)).isTrue();
    tier.assertReads(session);

    assertThat(tier.run("tier-replays", Duration.ofDays(31), ColdEncoding.GZIP).getException())
        .isNull();

    tier.assertReads(session);
    assertThat(tier.rows("replay_chunks", session)).isZero();
    assertThat(tier.rows("replay_objects", session)).isEqualTo(1);
  }

  @Test
  void whatComesAfterTheMoveJoinsTheObject() throws Exception {
    tier.record("late", 0, 30);
    tier.run("tier-replays", Duration.ofDays(31), ColdEncoding.ZSTD);
    tier.record("late", 30, CHUNKS);
    tier.assertReads("late");
    tier.run("tier-replays", Duration.ofDays(31), ColdEncoding.ZSTD);
    tier.assertReads("late");
    assertThat(tier.rows("replay_chunks", "late")).isZero();
  }

  @Test
  void whoseObjectWasDeletedByHandAreReadAsFarAsTheyAreThere() throws Exception {
    tier.record("by-hand", 0, 30);
    tier.run("tier-replays", Duration.ofDays(31), ColdEncoding.COLUMNS);
    tier.record("by-hand", 30, CHUNKS);
    tier.engines
        .s3()
        .deleteObject(
            delete -> delete.bucket(ReplayEngines.BUCKET).key("shop/2026/05/by-hand.columns"));

    assertThat(tier.reader.page(new SessionKey("shop", "by-hand"), "a", 0, 1_000, Long.MAX_VALUE))
        .extracting(ReplayReader.StoredChunk::sequence)
        .startsWith(30L)
        .hasSize(CHUNKS - 30);
    // What is left of it stays where it can be read.
    tier.run("tier-replays", Duration.ofDays(31), ColdEncoding.COLUMNS);
    assertThat(tier.rows("replay_chunks", "by-hand")).isEqualTo(2 * (CHUNKS - 30));
  }
}
