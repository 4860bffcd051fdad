package io.gosight.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gosight.testing.Samples;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The recipes for events of other trackers accept what those send. */
class TrackerRecipesTest {
  private static final String EVENTS = "gosight.events.raw";

  /** A request in the format of a tracker, and the kind of event that it becomes. */
  private record Request(String tracker, String path, String body, String kind) {
    static Request of(String line) {
      String[] parts = line.split(" [|] ", 4);
      return new Request(parts[0], parts[1], parts[2], parts[3]);
    }
  }

  private static final List<Request> REQUESTS =
      """
      umami | /api/send | {"type":"event","payload":{"website":"KEY","url":"/a","hostname":"shop.example","title":"A"}} | PAGE_VIEW
      umami | /api/send | {"type":"event","payload":{"website":"KEY","url":"/a","name":"signup","data":{"plan":"pro"}}} | CUSTOM
      umami | /api/send | {"type":"identify","payload":{"website":"KEY","id":"u1","data":{"plan":"pro"}}} | IDENTIFY
      plausible | /api/event | {"n":"pageview","u":"https://shop.example/a","d":"shop.example","r":null} | PAGE_VIEW
      plausible | /api/event | {"name":"Signup","url":"https://shop.example/a","domain":"shop.example","props":{"plan":"pro"}} | CUSTOM
      segment | /v1/track | {"writeKey":"KEY","anonymousId":"a1","event":"Signup","properties":{"plan":"pro"},"messageId":"m1"} | CUSTOM
      segment | /v1/page | {"writeKey":"KEY","anonymousId":"a1","context":{"page":{"url":"https://shop.example/a"}},"messageId":"m2"} | PAGE_VIEW
      segment | /v1/identify | {"writeKey":"KEY","userId":"u1","traits":{"plan":"pro"},"messageId":"m3"} | IDENTIFY
      segment | /v1/batch | {"writeKey":"KEY","batch":[{"type":"track","anonymousId":"a1","event":"Signup","messageId":"m4"}]} | CUSTOM
      posthog | /batch/ | {"api_key":"KEY","batch":[{"distinct_id":"d1","event":"Signup","properties":{"plan":"pro"},"uuid":"u1"}]} | CUSTOM
      posthog | /i/v0/e/ | {"token":"KEY","event":"$pageview","properties":{"token":"KEY","distinct_id":"d1","$current_url":"https://shop.example/a"}} | PAGE_VIEW
      """
          .lines()
          .map(Request::of)
          .toList();

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"umami", "plausible", "segment", "posthog"})
  void eventsOfOtherTrackers(String tracker) throws Exception {
    List<Request> requests =
        REQUESTS.stream().filter(request -> request.tracker().equals(tracker)).toList();
    assertThat(requests).isNotEmpty();
    try (RecipeHub hub =
        new RecipeHub(
            folder, "events-of-" + tracker, Map.of("plausible.write-key", Samples.WRITE_KEY))) {
      hub.watch(EVENTS);
      for (Request request : requests) {
        HttpResponse<String> answer = post(hub, request, request.body());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("\"accepted\":1");
        await().until(() -> !hub.published.isEmpty());
        assertThat(hub.publishedEvents())
            .extracting(event -> event.getPayloadCase().name())
            .as(request.body())
            .containsExactly(request.kind());
        assertThat(post(hub, request, "[]").statusCode()).isEqualTo(400);
        hub.published.clear();
      }
    }
  }

  private static HttpResponse<String> post(RecipeHub hub, Request request, String body)
      throws Exception {
    return hub.post(request.path(), body.replace("KEY", Samples.WRITE_KEY), "text/plain", null);
  }
}
