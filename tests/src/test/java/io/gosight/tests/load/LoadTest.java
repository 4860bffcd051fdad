package io.gosight.tests.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.proto.v1.EventBatch;
import io.gosight.proto.v1.IngestServiceGrpc;
import io.gosight.proto.v1.SendEventsResponse;
import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LoadTest {
  private static final Duration SHORT_TIMEOUT = Duration.ofMillis(200);

  private final EventIds ids = new EventIds("run00001");
  private final BatchPool pool = BatchPool.create(ids, 1, 64);
  private final Map<String, Integer> attempts = new ConcurrentHashMap<>();
  private final Queue<String> accepted = new ConcurrentLinkedQueue<>();

  @TempDir Path folder;

  @Test
  void overHttpEveryAcknowledgedEventIsNoted() throws Exception {
    Vertx vertx = Vertx.vertx();
    try {
      LoadReport report = send(new Target(http(vertx, 0), "", 4, 1), 20_000, false);

      assertThat(report.outcomes()).containsOnlyKeys(Outcome.ACCEPTED);
      assertThat(AckedEvents.read(folder.resolve("acks")).count())
          .isEqualTo(accepted.size() * RealisticBatches.EVENTS);
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
  }

  @Test
  void overHttpRefusedBatchesAreSentAgainUntilAccepted() throws Exception {
    Vertx vertx = Vertx.vertx();
    try {
      LoadReport report = send(new Target(http(vertx, 2), "", 16, 1), 2000, true);

      assertThat(report.outcomes()).containsKeys(Outcome.ACCEPTED, Outcome.UNAVAILABLE);
      assertThat(attempts).allSatisfy((id, count) -> assertThat(count).isEqualTo(3));
      assertThat(accepted).doesNotHaveDuplicates().hasSameSizeAs(attempts.keySet());
      assertThat(AckedEvents.read(folder.resolve("acks")).count())
          .isEqualTo(accepted.size() * RealisticBatches.EVENTS);
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
  }

  @Test
  void overGrpcEveryAcknowledgedEventIsNoted() throws Exception {
    Server server = grpc(new Accepting());
    try {
      URI uri = URI.create("grpc://127.0.0.1:" + server.getPort());
      LoadReport report = send(new Target(uri, "", 20, 4), 0, false);

      assertThat(report.outcomes()).containsOnlyKeys(Outcome.ACCEPTED);
      assertThat(accepted).doesNotHaveDuplicates();
      assertThat(AckedEvents.read(folder.resolve("acks")).count())
          .isEqualTo(accepted.size() * RealisticBatches.EVENTS);
    } finally {
      server.shutdownNow();
    }
  }

  @Test
  void overHttpABatchWithoutResponseTimesOut() throws Exception {
    Vertx vertx = Vertx.vertx();
    try {
      URI silent = listen(vertx, request -> {});
      LoadReport report = send(new Target(silent, "", 4, 1), 0, false, SHORT_TIMEOUT);

      assertThat(report.outcomes()).containsOnlyKeys(Outcome.TIMED_OUT);
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
  }

  @Test
  void overGrpcABatchWithoutResponseTimesOut() throws Exception {
    Server server = grpc(new Silent());
    try {
      URI uri = URI.create("grpc://127.0.0.1:" + server.getPort());
      LoadReport report = send(new Target(uri, "", 4, 2), 0, false, SHORT_TIMEOUT);

      assertThat(report.outcomes()).containsOnlyKeys(Outcome.TIMED_OUT);
    } finally {
      server.shutdownNow();
    }
  }

  private static Server grpc(BindableService service) throws IOException {
    return NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
        .directExecutor()
        .addService(service)
        .build()
        .start();
  }

  private LoadReport send(Target target, double rate, boolean retry) throws Exception {
    return send(target, rate, retry, Duration.ofSeconds(20));
  }

  private LoadReport send(Target target, double rate, boolean retry, Duration timeout)
      throws Exception {
    Plan plan = new Plan(rate, Duration.ZERO, Duration.ofMillis(500), timeout, retry);
    try (Load load = Load.create(ids, pool, target, plan, folder.resolve("acks"))) {
      load.run().start();
      return load.run().finished().get(40, TimeUnit.SECONDS);
    }
  }

  private URI http(Vertx vertx, int refusals) throws Exception {
    return listen(
        vertx,
        request ->
            request
                .body()
                .onSuccess(
                    body -> {
                      EventBatch batch = parse(body);
                      int attempt = attempts.merge(batch.getBatchId(), 1, Integer::sum);
                      if (attempt <= refusals) {
                        request.response().setStatusCode(503).end();
                      } else {
                        request.response().end(Buffer.buffer(accept(batch).toByteArray()));
                      }
                    }));
  }

  private static URI listen(Vertx vertx, Handler<HttpServerRequest> handler) throws Exception {
    int port =
        vertx
            .createHttpServer()
            .requestHandler(handler)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get(10, TimeUnit.SECONDS)
            .actualPort();
    return URI.create("http://127.0.0.1:" + port);
  }

  private static EventBatch parse(Buffer body) {
    try {
      return EventBatch.parseFrom(body.getBytes());
    } catch (com.google.protobuf.InvalidProtocolBufferException e) {
      throw new IllegalStateException(e);
    }
  }

  private SendEventsResponse accept(EventBatch batch) {
    accepted.add(batch.getBatchId());
    return SendEventsResponse.newBuilder()
        .setBatchId(batch.getBatchId())
        .setAccepted(batch.getEventsCount())
        .build();
  }

  private final class Accepting extends IngestServiceGrpc.IngestServiceImplBase {
    @Override
    public StreamObserver<EventBatch> sendEvents(StreamObserver<SendEventsResponse> responses) {
      return new StreamObserver<>() {
        @Override
        public void onNext(EventBatch batch) {
          responses.onNext(accept(batch));
        }

        @Override
        public void onError(Throwable cause) {}

        @Override
        public void onCompleted() {
          responses.onCompleted();
        }
      };
    }
  }

  /** A server that never responds. */
  private static final class Silent extends IngestServiceGrpc.IngestServiceImplBase {
    @Override
    public StreamObserver<EventBatch> sendEvents(StreamObserver<SendEventsResponse> responses) {
      return new StreamObserver<>() {
        @Override
        public void onNext(EventBatch batch) {}

        @Override
        public void onError(Throwable cause) {}

        @Override
        public void onCompleted() {}
      };
    }
  }
}
