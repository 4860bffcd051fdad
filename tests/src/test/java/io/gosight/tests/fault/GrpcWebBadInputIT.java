package io.gosight.tests.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gosight.tests.hub.ClickHouseSql;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The refusals of the HTTP endpoint, over gRPC-Web: HTTP 200 and a status in the trailers. */
@ExtendWith(SharedSite.class)
class GrpcWebBadInputIT {
  private final Site site;
  private final Requests requests;

  GrpcWebBadInputIT(Site site) {
    this.site = site;
    this.requests = new Requests(site);
  }

  @BeforeEach
  void start() throws Exception {
    site.run(Map.of());
  }

  @Test
  void goodBatch() throws Exception {
    check(send(site.keys().write(), frame(batch("gw-1"))), 0, "");
  }

  @Test
  void badKeys() throws Exception {
    check(send("gsw_CCCCCCCCCCCCCCCCCCCCCC", frame(batch("gw-2"))), 16, "unknown_key");
    check(send(site.keys().secret(), frame(batch("gw-3"))), 7, "secret_key_refused");
  }

  @Test
  void badFrames() throws Exception {
    byte[] whole = frame(batch("gw-4"));
    String key = site.keys().write();
    check(send(key, new byte[0]), 3, "malformed_body");
    check(send(key, Arrays.copyOf(whole, whole.length - 1)), 3, "malformed_body");
    check(send(key, Arrays.copyOf(whole, whole.length + 9)), 3, "malformed_body");
    check(send(key, new byte[] {0, -1, -1, -1, -1, 0}), 3, "malformed_body");
    check(send(key, new byte[] {(byte) 0x80, 0, 0, 0, 0}), 3, "malformed_body");
    check(send(key, frame(new byte[] {1, 2, 3})), 3, "malformed_body");
    check(send(key, frame(new byte[0])), 3, "empty_batch");
  }

  @Test
  void severalBatchesInOneCall() throws Exception {
    String key = site.keys().write();
    byte[] call = concat(frame(batch("gw-5")), frame(new byte[] {1, 2, 3}), frame(batch("gw-6")));
    check(send(key, call), 0, "malformed_body");
    check(send("gsw_CCCCCCCCCCCCCCCCCCCCCC", call), 16, "unknown_key");
    HttpResponse<String> text =
        requests.post(
            "/gosight.v1.IngestService/SendEvents",
            Base64.getEncoder().encode(concat(frame(batch("gw-7")), frame(batch("gw-8")))),
            "content-type",
            "application/grpc-web-text",
            "x-gosight-key",
            key);
    assertThat(new String(Base64.getDecoder().decode(text.body()), StandardCharsets.ISO_8859_1))
        .contains("grpc-status: 0\r\n");
    ClickHouseSql sql = new ClickHouseSql(site.engines().properties());
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(
                        sql.number(
                            "SELECT count() FROM events FINAL WHERE event_id IN"
                                + " ('gw-5', 'gw-6', 'gw-7', 'gw-8')"))
                    .isEqualTo(4));
  }

  private static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  @Test
  void bombInACompressedFrame() throws Exception {
    byte[] packed = Batches.gzip(new byte[100 << 20]);
    byte[] bomb = frame(packed);
    bomb[0] = 1;
    check(send(site.keys().write(), bomb), 8, "too_large");
  }

  private static byte[] batch(String id) {
    return Batches.pageViews("grpc-web", id).build().toByteArray();
  }

  private static byte[] frame(byte[] message) {
    return ByteBuffer.allocate(message.length + 5)
        .put((byte) 0)
        .putInt(message.length)
        .put(message)
        .array();
  }

  private HttpResponse<String> send(String key, byte[] body) throws Exception {
    return requests.post(
        "/gosight.v1.IngestService/SendEvents",
        body,
        "content-type",
        "application/grpc-web+proto",
        "x-gosight-key",
        key);
  }

  private static void check(HttpResponse<String> response, int status, String code) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(response.body()).contains("grpc-status: " + status + "\r\n").contains(code);
    Refusals.checkDiscreet(response.body());
  }
}
