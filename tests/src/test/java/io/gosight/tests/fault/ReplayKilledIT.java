package io.gosight.tests.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gosight.proto.v1.EventBatch;
import io.gosight.tests.fault.TrapProxy.Moment;
import io.gosight.tests.fault.TrapProxy.Passing;
import io.gosight.tests.hub.ClickHouseSql;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The hub is killed at every step of storing recordings and of moving them to object storage. Each
 * recorded event has an id, and what the API returns is compared with what was sent.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplayKilledIT {
  private static final Duration LONGEST = Duration.ofSeconds(90);
  private static final String OBJECTS = "/gosight-replays/demo/";

  private final ObjectMapper json = new ObjectMapper();
  private Site site;
  private TrapProxy clickhouse;
  private TrapProxy s3;
  private ClickHouseSql sql;
  private Requests requests;
  private String viewer;

  /** A step of storing. */
  enum Storing {
    BEFORE_PIECES_ARE_KEPT(Moment.BEFORE, "replay_parts"),
    AFTER_PIECES_ARE_KEPT(Moment.AFTER, "replay_parts"),
    BEFORE_CHUNKS_ARE_STORED(Moment.BEFORE, "replay_chunks"),
    AFTER_CHUNKS_ARE_STORED(Moment.AFTER, "replay_chunks");

    private final Moment moment;
    private final String table;

    Storing(Moment moment, String table) {
      this.moment = moment;
      this.table = table;
    }
  }

  /** A step of moving. */
  enum Moving {
    AFTER_SESSIONS_ARE_LISTED(true, Moment.AFTER, "the oldest first"),
    BEFORE_OBJECT_IS_WRITTEN(false, Moment.BEFORE, "PUT"),
    AFTER_OBJECT_IS_WRITTEN(false, Moment.AFTER, "PUT"),
    BEFORE_OBJECT_IS_READ_BACK(false, Moment.BEFORE, "GET"),
    AFTER_OBJECT_IS_READ_BACK(false, Moment.AFTER, "GET"),
    BEFORE_OBJECT_IS_RECORDED(true, Moment.BEFORE, "INSERT INTO replay_objects"),
    AFTER_OBJECT_IS_RECORDED(true, Moment.AFTER, "INSERT INTO replay_objects"),
    BEFORE_ROWS_ARE_DELETED(true, Moment.BEFORE, "ALTER TABLE replay_chunks DELETE"),
    AFTER_ROWS_ARE_DELETED(true, Moment.AFTER, "ALTER TABLE replay_chunks DELETE");

    private final boolean atClickHouse;
    private final Moment moment;
    private final String mark;

    Moving(boolean atClickHouse, Moment moment, String mark) {
      this.atClickHouse = atClickHouse;
      this.moment = moment;
      this.mark = mark;
    }

    private boolean is(Passing request) {
      return atClickHouse
          ? request.statement().contains(mark)
          : request.method().equals(mark) && request.path().startsWith(OBJECTS);
    }
  }

  @BeforeAll
  void start() throws Exception {
    site = new Site();
    Map<String, String> engines = site.engines().properties();
    clickhouse = new TrapProxy(engines.get("gosight.clickhouse.url"));
    s3 = new TrapProxy(engines.get("gosight.s3.endpoint"));
    sql = new ClickHouseSql(engines);
    requests = new Requests(site);
    site.run(
        Map.of(
            "gosight.clickhouse.url", clickhouse.url(),
            "gosight.s3.endpoint", s3.url(),
            "gosight.tier.every-ms", "300"));
    viewer = site.command("keys", "create", "--kind", "secret", "--scope", "read,replay").trim();
  }

  @AfterAll
  void stop() {
    clickhouse.close();
    s3.close();
    site.close();
  }

  @ParameterizedTest
  @EnumSource(Storing.class)
  void storesEveryChunkOnce(Storing step) throws Exception {
    SentRecording sent = new SentRecording("storing-" + step.name());
    CompletableFuture<Integer> killed =
        clickhouse.set(
            step.moment,
            request -> request.statement().contains("INSERT INTO " + step.table),
            site.hub()::kill);
    List<EventBatch> unsent = new ArrayList<>(sent.batches());
    // Pieces are kept only if the rest of their chunk is not there when the store looks.
    while (!unsent.isEmpty() && site.hub().isAlive()) {
      sendWhileAlive(unsent.subList(0, 1));
      TimeUnit.MILLISECONDS.sleep(400);
    }
    assertKilled(killed, step.moment);

    site.startHub();
    sendWhileAlive(unsent);
    assertThat(unsent).isEmpty();

    assertReadsAsSent(sent);
  }

  @ParameterizedTest
  @EnumSource(Moving.class)
  void movesEveryChunkOnce(Moving step) throws Exception {
    SentRecording sent = new SentRecording("moving-" + step.name());
    store(sent);
    CompletableFuture<Integer> killed =
        (step.atClickHouse ? clickhouse : s3).set(step.moment, step::is, site.hub()::kill);
    makeOld(sent);
    assertKilled(killed, step.moment);
    if (step.compareTo(Moving.BEFORE_OBJECT_IS_RECORDED) <= 0) {
      assertThat(objects(sent)).as("no object counts before it was verified").isZero();
    }
    if (step.compareTo(Moving.BEFORE_ROWS_ARE_DELETED) <= 0) {
      assertThat(rows(sent)).isEqualTo(sent.chunks());
    }

    site.startHub();
    awaitMoved(sent);

    assertReadsAsSent(sent);
  }

  @Test
  void keepsTheRowsWhileTheObjectReadsBackDifferently() throws Exception {
    SentRecording sent = new SentRecording("damaged");
    store(sent);
    List<String> damaged = new CopyOnWriteArrayList<>();
    s3.damage(
        request -> {
          boolean reads = request.method().equals("GET") && request.path().contains("damaged");
          if (reads) {
            damaged.add(request.path());
          }
          return reads;
        });
    makeOld(sent);
    await().atMost(LONGEST).until(() -> damaged.size() >= 2);
    assertThat(rows(sent)).isEqualTo(sent.chunks());
    assertThat(objects(sent)).isZero();
    assertReadsAsSent(sent);

    s3.damage(request -> false);
    awaitMoved(sent);
    assertReadsAsSent(sent);
  }

  private void store(SentRecording sent) throws Exception {
    List<EventBatch> unsent = new ArrayList<>(sent.batches());
    sendWhileAlive(unsent);
    assertThat(unsent).isEmpty();
    assertReadsAsSent(sent);
  }

  /** Sends one batch after the other, each until it is acknowledged, and takes those away. */
  private void sendWhileAlive(List<EventBatch> unsent) throws InterruptedException {
    while (!unsent.isEmpty() && site.hub().isAlive()) {
      try {
        HttpResponse<String> answer = requests.send(site.keys().write(), unsent.get(0));
        if (answer.statusCode() == 200) {
          unsent.remove(0);
        }
      } catch (IOException e) {
        // Killed meanwhile: the batch is sent again with the same ids.
        TimeUnit.MILLISECONDS.sleep(50);
      }
    }
  }

  private void assertKilled(CompletableFuture<Integer> killed, Moment moment) throws Exception {
    int status = killed.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
    assertThat(status).isEqualTo(moment == Moment.BEFORE ? 0 : 200);
    assertThat(site.hub().isAlive()).isFalse();
  }

  /** Recordings can't come from the past; only the day of their session is set back. */
  private void makeOld(SentRecording sent) throws IOException {
    String unused =
        sql.text(
            "ALTER TABLE replay_chunks UPDATE day = day - 40 WHERE session_id = '%s'"
                    .formatted(sent.session())
                + " SETTINGS mutations_sync = 2");
  }

  private void awaitMoved(SentRecording sent) {
    await().atMost(LONGEST).ignoreExceptions().until(() -> rows(sent) == 0 && objects(sent) == 1);
  }

  private long rows(SentRecording sent) throws IOException {
    return sql.number(
        "SELECT uniqExact(tab_id, sequence) FROM replay_chunks WHERE session_id = '%s'"
            .formatted(sent.session()));
  }

  private long objects(SentRecording sent) throws IOException {
    return sql.number(
        "SELECT count() FROM replay_objects FINAL WHERE session_id = '%s'"
            .formatted(sent.session()));
  }

  private void assertReadsAsSent(SentRecording sent) {
    for (String tab : SentRecording.TABS) {
      await()
          .atMost(LONGEST)
          .ignoreExceptions()
          .untilAsserted(() -> assertThat(read(sent, tab)).isEqualTo(sent.ids(tab)));
    }
  }

  private List<String> read(SentRecording sent, String tab) throws Exception {
    HttpResponse<String> answer =
        requests.get(
            "/api/v1/projects/demo/sessions/%s/replay/chunks?limit=500&tab=%s"
                .formatted(sent.session(), tab),
            viewer);
    List<String> ids = new ArrayList<>();
    for (JsonNode chunk : json.readTree(answer.body()).path("chunks")) {
      for (JsonNode event : chunk.path("events")) {
        ids.add(event.at("/data/payload/id").asText());
      }
    }
    return ids;
  }
}
