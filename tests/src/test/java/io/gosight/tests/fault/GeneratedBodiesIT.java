package io.gosight.tests.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.proto.v1.EventBatch;
import io.gosight.proto.v1.IngestServiceGrpc;
import io.gosight.proto.v1.SendEventsResponse;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.protobuf.ProtoUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** 10,000 bodies that are damaged at random, over each protocol: no crash, no internal error. */
@ExtendWith(SharedSite.class)
class GeneratedBodiesIT {
  private static final int OF_EACH = 2_500;
  private static final Set<Status.Code> EXPECTED =
      Set.of(Status.Code.OK, Status.Code.UNAUTHENTICATED, Status.Code.PERMISSION_DENIED);

  private final Site site;
  private final Requests requests;
  private final Random random = new Random(9);
  private long logged;

  GeneratedBodiesIT(Site site) {
    this.site = site;
    this.requests = new Requests(site);
  }

  @BeforeEach
  void start() throws Exception {
    site.run(Map.of());
    logged = Files.size(site.hub().log());
  }

  @Test
  void json() throws Exception {
    byte[] sound =
        """
        {"batchId": "b", "context": {"session_id": "generated", "sentAtMs": "1760000000000",
         "pages": [{"url": "https://shop.example/?q=1", "title": "T\u00fcr"}]},
         "events": [{"id": "g-1", "time_ms": 1760000000000, "page_view": {}},
          {"id": "g-2", "timeMs": 1.76e12, "custom": {"name": "n", "properties": "{\"a\":[1.5]}"}},
          {"id": "g-3", "time_ms": 1760000000000, "webVital": {"name": "LCP", "value": 1e3}}]}
        """
            .getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < OF_EACH; i++) {
      check(post("/v1/events", "application/json", damaged(sound)));
    }
    checkHub();
  }

  @Test
  void protobuf() throws Exception {
    byte[] sound = batch().toByteArray();
    for (int i = 0; i < OF_EACH; i++) {
      check(post("/v1/events", "application/x-protobuf", damaged(sound)));
    }
    checkHub();
  }

  @Test
  void grpcWeb() throws Exception {
    byte[] message = batch().toByteArray();
    for (int i = 0; i < OF_EACH; i++) {
      byte[] body = damaged(message);
      byte[] frame =
          ByteBuffer.allocate(5 + body.length).put((byte) 0).putInt(body.length).put(body).array();
      HttpResponse<String> answer =
          post(
              "/gosight.v1.IngestService/SendEvents",
              "application/grpc-web+proto",
              i % 5 == 0 ? damaged(frame) : frame);
      check(answer);
      assertThat(answer.body()).doesNotContain("grpc-status: 13");
    }
    checkHub();
  }

  @Test
  void grpc() throws Exception {
    byte[] message = batch().toByteArray();
    ManagedChannel channel =
        ManagedChannelBuilder.forAddress("127.0.0.1", site.hub().grpc().getPort())
            .usePlaintext()
            .build();
    try {
      for (int sent = 0; sent < OF_EACH; sent += 50) {
        List<byte[]> bodies = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
          bodies.add(damaged(message));
        }
        talk(channel, bodies);
      }
    } finally {
      ManagedChannel unused = channel.shutdownNow();
    }
    checkHub();
  }

  private void talk(ManagedChannel channel, List<byte[]> bodies) throws Exception {
    Metadata headers = new Metadata();
    headers.put(
        Metadata.Key.of("x-gosight-key", Metadata.ASCII_STRING_MARSHALLER), site.keys().write());
    List<SendEventsResponse> answers = new ArrayList<>();
    CompletableFuture<Status> end = new CompletableFuture<>();
    ClientCall<byte[], SendEventsResponse> call = channel.newCall(rawMethod(), CallOptions.DEFAULT);
    call.start(
        new ClientCall.Listener<>() {
          @Override
          public void onMessage(SendEventsResponse answer) {
            answers.add(answer);
          }

          @Override
          public void onClose(Status status, Metadata trailers) {
            end.complete(status);
          }
        },
        headers);
    call.request(bodies.size());
    bodies.forEach(call::sendMessage);
    call.halfClose();
    Status status = end.get(30, TimeUnit.SECONDS);
    assertThat(EXPECTED).as(status.toString()).contains(status.getCode());
    assertThat(answers).hasSize(bodies.size());
    for (SendEventsResponse answer : answers) {
      assertThat(answer.getError().getCode()).isNotIn("internal", "not_durable");
    }
  }

  private static MethodDescriptor<byte[], SendEventsResponse> rawMethod() {
    return IngestServiceGrpc.getSendEventsMethod().toBuilder(
            new MethodDescriptor.Marshaller<byte[]>() {
              @Override
              public InputStream stream(byte[] bytes) {
                return new ByteArrayInputStream(bytes);
              }

              @Override
              public byte[] parse(InputStream in) {
                try {
                  return in.readAllBytes();
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              }
            },
            ProtoUtils.marshaller(SendEventsResponse.getDefaultInstance()))
        .build();
  }

  private static EventBatch batch() {
    return Batches.pageViews("generated", "g-1", "g-2", "g-3").build();
  }

  /** Changes, doubles or cuts bytes. */
  private byte[] damaged(byte[] sound) {
    byte[] body = sound.clone();
    for (int changes = random.nextInt(6); changes >= 0; changes--) {
      body[random.nextInt(body.length)] = (byte) random.nextInt(256);
    }
    int at = random.nextInt(body.length);
    return switch (random.nextInt(8)) {
      case 0 -> Arrays.copyOf(body, at);
      case 1 -> Arrays.copyOf(body, body.length + at);
      case 2 -> ByteBuffer.allocate(2 * body.length).put(body).put(body).array();
      default -> body;
    };
  }

  private HttpResponse<String> post(String path, String type, byte[] body) throws Exception {
    return requests.post(path, body, "content-type", type, "x-gosight-key", site.keys().write());
  }

  private static void check(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isLessThan(500);
    Refusals.checkDiscreet(answer.body());
  }

  private void checkHub() throws IOException {
    assertThat(site.hub().isAlive()).isTrue();
    byte[] log = Files.readAllBytes(site.hub().log());
    int from = Math.toIntExact(logged);
    assertThat(new String(log, from, log.length - from, StandardCharsets.UTF_8))
        .doesNotContain("\tat ");
  }
}
