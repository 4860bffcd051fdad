package io.gosight.api;

import static io.gosight.api.RecordedProject.NOON_MS;
import static io.gosight.api.RecordedProject.OFFSET_MS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recordings, queried from the real tables. */
@ExtendWith(Stores.Lent.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplaysIT {
  private final ObjectMapper json = new ObjectMapper();
  private RecordedProject recorded;

  @BeforeAll
  void start(Stores stores) throws Exception {
    recorded = new RecordedProject(stores, "recorded");
  }

  @AfterAll
  void stop() {
    recorded.close();
  }

  @Test
  void areListedNewestFirstHotAndColdPageByPage() throws Exception {
    JsonNode first = recorded.ask("list-replays", "/replays?limit=2");
    assertThat(first.at("/replays/0/session_id").asText()).isEqualTo("hot2");
    JsonNode hot = first.at("/replays/1");
    assertThat(hot.path("session_id").asText()).isEqualTo("hot");
    assertThat(hot.path("started_at_ms").asLong()).isEqualTo(NOON_MS);
    assertThat(hot.path("bytes").asLong()).isEqualTo(500);
    assertThat(hot.path("clicks").asLong()).isEqualTo(1);
    assertThat(hot.path("errors").asLong()).isEqualTo(1);
    assertThat(hot.path("insights").asLong()).isEqualTo(1);
    assertThat(hot.path("entry_page").asText()).isEqualTo("shop.example/cart");
    assertThat(hot.path("reason").asText()).isEqualTo("sampled");
    JsonNode second =
        recorded.ask(
            "list-replays", "/replays?limit=2&cursor=" + first.path("next_cursor").asText());
    assertThat(second.at("/replays/0/session_id").asText()).isEqualTo("cold");
    assertThat(second.at("/replays/0/storage").asText()).isEqualTo("cold");
    assertThat(second.at("/replays/0/duration_ms").asLong()).isEqualTo(10_000);
    assertThat(second.path("next_cursor").isNull()).isTrue();
  }

  @Test
  void aManifestHasTabsGapsAndMarkersByOneClock() throws Exception {
    JsonNode manifest = recorded.ask("get-replay", "/sessions/hot/replay");
    assertThat(manifest.path("started_at_ms").asLong()).isEqualTo(NOON_MS);
    assertThat(manifest.path("ended_at_ms").asLong()).isEqualTo(NOON_MS + 24_000);
    assertThat(manifest.path("recorded").asBoolean()).isTrue();
    JsonNode tab = manifest.at("/tabs/0");
    assertThat(tab.path("chunks").findValuesAsText("sequence")).containsExactly("0", "1", "3", "4");
    assertThat(tab.at("/chunks/3/start_ms").asLong()).isEqualTo(NOON_MS + 20_000);
    assertThat(tab.at("/gaps").size()).isEqualTo(1);
    assertThat(tab.at("/gaps/0/after_sequence").asLong()).isEqualTo(1);
    assertThat(tab.at("/gaps/0/missing").asLong()).isEqualTo(1);
    assertThat(manifest.at("/tabs/1/gaps/0/after_sequence").asLong()).isEqualTo(-1);
    assertThat(manifest.at("/tabs/1/gaps/0/missing").asLong()).isEqualTo(2);
    assertThat(manifest.path("markers").findValuesAsText("kind"))
        .containsExactly("page", "click", "error", "insight");
    assertThat(manifest.at("/markers/3/insight_id").asText()).isEqualTo("abc");
    assertThat(manifest.at("/markers/1/label").asText()).isEqualTo("Buy");
  }

  @Test
  void aColdManifestLooksTheSame() throws Exception {
    JsonNode manifest = recorded.ask("get-replay", "/sessions/cold/replay");
    assertThat(manifest.path("storage").asText()).isEqualTo("cold");
    assertThat(manifest.path("bytes").asLong()).isEqualTo(50);
    assertThat(manifest.at("/tabs/0/chunks").findValuesAsText("events")).containsExactly("5", "6");
  }

  @Test
  void aSessionThatWasNotRecordedSaysWhy() throws Exception {
    HttpResponse<String> answer =
        recorded.server().get(recorded.path("/sessions/unlucky/replay"), recorded.bearer());
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(json.readTree(answer.body()).at("/reason").asText()).isEqualTo("not-sampled");
  }

  @Test
  void chunksComeInPagesWithOneOffset() throws Exception {
    JsonNode page = recorded.ask("get-replay-chunks", "/sessions/hot/replay/chunks?tab=a&limit=2");
    assertThat(page.path("chunks").findValuesAsText("sequence")).containsExactly("0", "1");
    assertThat(page.at("/chunks/1/offset_ms").asLong()).isEqualTo(OFFSET_MS);
    assertThat(page.at("/chunks/1/events/0/timestamp").asLong()).isEqualTo(1);
    assertThat(page.path("next").asLong()).isEqualTo(3);
    JsonNode last = recorded.ask("get-replay-chunks", "/sessions/hot/replay/chunks?tab=a&from=3");
    assertThat(last.path("next").isNull()).isTrue();
  }

  @Test
  void anExportIsOneFileOfAllTabs() throws Exception {
    HttpResponse<byte[]> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        URI.create(
                            recorded.server().url() + recorded.path("/sessions/hot/replay/export")))
                    .header("Authorization", recorded.bearer())
                    .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    assertThat(answer.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"replay-hot.json.gz\"");
    JsonNode file =
        json.readTree(new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes());
    assertThat(file.path("format").asText()).isEqualTo("gosight-replay");
    assertThat(file.at("/manifest/session_id").asText()).isEqualTo("hot");
    assertThat(file.at("/tabs/0/events").findValuesAsText("timestamp"))
        .containsExactly("0", "1", "3", "4");
  }

  @Test
  void aDeletionIsForOneProjectsSession() throws Exception {
    HttpResponse<String> answer =
        recorded.server().send("DELETE", recorded.path("/sessions/hot/replay"), recorded.bearer());
    assertThat(answer.body()).isEqualTo("{\"chunks\":4,\"bytes\":400,\"objects\":1}");
    assertThat(recorded.replays().deleted()).contains("recorded/hot");
  }

  @ParameterizedTest
  @CsvSource({
    "/replays?limit=0, minimum value of 1",
    "/replays?cursor=x, earlier answer",
    "/sessions/hot/replay/chunks?from=-1, minimum value of 0",
    "/sessions/hot/replay?x=1, There is no parameter"
  })
  void aBadParameterIsRefused(String path, String hint) throws Exception {
    HttpResponse<String> answer = recorded.server().get(recorded.path(path), recorded.bearer());
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains(hint);
  }
}
