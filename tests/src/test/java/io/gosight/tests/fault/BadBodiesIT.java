package io.gosight.tests.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Malformed request bodies are refused. */
@ExtendWith(SharedSite.class)
class BadBodiesIT {
  private static final String PROTOBUF = "application/octet-stream";
  private static final String JSON = "application/json";

  private final Site site;
  private final Requests requests;

  BadBodiesIT(Site site) {
    this.site = site;
    this.requests = new Requests(site);
  }

  @BeforeEach
  void start() throws Exception {
    site.run(Map.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "application/xml", "application/x-www-form-urlencoded", "x"})
  void unknownContentType(String type) throws Exception {
    Refusals.check(
        send(type, Batches.pageViews("s1", "t1").build().toByteArray()),
        415,
        "unsupported_media_type");
  }

  @Test
  void unknownEncoding() throws Exception {
    Refusals.check(
        send(PROTOBUF, new byte[] {1, 2, 3}, "content-encoding", "br"),
        415,
        "unsupported_media_type");
  }

  @Test
  void truncatedProtobuf() throws Exception {
    byte[] whole = Batches.pageViews("s1", "t2").build().toByteArray();
    Refusals.check(send(PROTOBUF, Arrays.copyOf(whole, whole.length - 3)), 400, "malformed_body");
  }

  @Test
  void truncatedGzip() throws Exception {
    byte[] whole = Batches.gzip(Batches.pageViews("s1", "t3").build().toByteArray());
    Refusals.check(
        send(PROTOBUF, Arrays.copyOf(whole, whole.length / 2), "content-encoding", "gzip"),
        400,
        "malformed_body");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{", "[]", "null", "{\"events\": 7}", "{\"events\": [{\"time_ms\": \"soon\"}]}"})
  void invalidJson(String body) throws Exception {
    HttpResponse<String> response = send(JSON, body.getBytes(StandardCharsets.UTF_8));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
    assertThat(response.body()).containsAnyOf("malformed_body", "empty_batch", "bad_context");
    Refusals.checkDiscreet(response.body());
  }

  @Test
  void jsonThatIsNotUtf8() throws Exception {
    Refusals.check(send(JSON, new byte[] {'{', '"', (byte) 0xff, '"'}), 400, "malformed_body");
  }

  @Test
  void jsonWithoutEnd() throws Exception {
    byte[] deep = "[".repeat(200_000).getBytes(StandardCharsets.UTF_8);
    Refusals.check(send(JSON, deep), 400, "malformed_body");
    String nested = "{\"context\":".repeat(20_000);
    Refusals.check(send(JSON, nested.getBytes(StandardCharsets.UTF_8)), 400, "malformed_body");
  }

  @Test
  void nothing() throws Exception {
    Refusals.check(send(PROTOBUF, new byte[0]), 400, "empty_batch");
  }

  @Test
  void tooManyBytes() throws Exception {
    Refusals.check(send(PROTOBUF, new byte[(1 << 20) + 1]), 413, "too_large");
  }

  @Test
  void gzipBomb() throws Exception {
    byte[] bomb = Batches.gzip(new byte[200 << 20]);
    Refusals.check(send(PROTOBUF, bomb, "content-encoding", "gzip"), 413, "too_large");
  }

  @Test
  void tooManyEvents() throws Exception {
    String[] ids = IntStream.range(0, 501).mapToObj(i -> "many-" + i).toArray(String[]::new);
    Refusals.check(
        send(PROTOBUF, Batches.pageViews("s1", ids).build().toByteArray()), 413, "too_many_events");
  }

  @Test
  void badSession() throws Exception {
    for (String session : new String[] {"", "../../etc", "a b", "x".repeat(65), "s\u0000"}) {
      Refusals.check(
          send(PROTOBUF, Batches.pageViews(session, "t4").build().toByteArray()),
          400,
          "bad_context");
    }
  }

  @Test
  void aSenderThatDisconnectsHarmsNoOther() throws Exception {
    for (int i = 0; i < 50; i++) {
      try (Socket socket =
          new Socket(InetAddress.getLoopbackAddress(), site.hub().http().getPort())) {
        socket
            .getOutputStream()
            .write(
                ("POST /v1/events HTTP/1.1\r\nhost: hub\r\ncontent-type: application/json\r\n"
                        + "x-gosight-key: "
                        + site.keys().write()
                        + "\r\ncontent-length: 100000\r\n\r\n{\"events\": [")
                    .getBytes(StandardCharsets.US_ASCII));
      }
    }
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () ->
                assertThat(
                        requests.send(site.keys().write(), Requests.oneEvent("after")).statusCode())
                    .isEqualTo(200));
  }

  private HttpResponse<String> send(String type, byte[] body, String... more) throws Exception {
    String[] headers = new String[4 + more.length];
    headers[0] = "content-type";
    headers[1] = type;
    headers[2] = "x-gosight-key";
    headers[3] = site.keys().write();
    System.arraycopy(more, 0, headers, 4, more.length);
    return requests.post("/v1/events", body, headers);
  }
}
