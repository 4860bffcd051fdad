package io.gosight.tests.baseline;

import com.google.protobuf.InvalidProtocolBufferException;
import io.gosight.proto.v1.EventBatch;
import io.gosight.proto.v1.SendEventsResponse;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * The minimal HTTP server: Vert.x HTTP in, decode, constant enrichment, encode, one record a batch,
 * reply when Kafka has it. Says {@code READY port} on standard output, then runs until it is
 * killed.
 */
@Command(name = "bare-pipe", mixinStandardHelpOptions = true)
public final class BarePipe implements Callable<Integer> {
  /** With a negative port, Vert.x's listeners share a free one. */
  private static final int SHARED_FREE_PORT = -1;

  @Mixin private BaselineOptions options;

  /** Runs the program. */
  public static void main(String[] args) {
    int code = new CommandLine(new BarePipe()).execute(args);
    if (code != 0) {
      System.exit(code);
    }
  }

  @Override
  public Integer call() {
    BatchPublisher publisher = new BatchPublisher(options);
    Vertx vertx = Vertx.vertx();
    AtomicInteger port = new AtomicInteger(options.port() == 0 ? SHARED_FREE_PORT : options.port());
    int listeners = Runtime.getRuntime().availableProcessors();
    vertx
        .deployVerticle(
            () -> new Listener(publisher, port), new DeploymentOptions().setInstances(listeners))
        .toCompletionStage()
        .toCompletableFuture()
        .join();
    System.out.println(BaselineOptions.READY + port.get());
    return 0;
  }

  private static final class Listener extends AbstractVerticle {
    private final BatchPublisher publisher;
    private final AtomicInteger port;

    Listener(BatchPublisher publisher, AtomicInteger port) {
      this.publisher = publisher;
      this.port = port;
    }

    @Override
    public void start(Promise<Void> started) {
      vertx
          .createHttpServer(new HttpServerOptions().setTcpNoDelay(true))
          .requestHandler(request -> request.body().onSuccess(body -> accept(request, body)))
          .listen(port.get(), "127.0.0.1")
          .onSuccess(server -> port.set(server.actualPort()))
          .<Void>mapEmpty()
          .onComplete(started);
    }

    private void accept(HttpServerRequest request, Buffer body) {
      EventBatch batch;
      try {
        batch = EventBatch.parseFrom(body.getBytes());
      } catch (InvalidProtocolBufferException e) {
        request.response().setStatusCode(400).end();
        return;
      }
      Context back = context;
      publisher.publish(
          batch, answer -> back.runOnContext(nothing -> reply(request.response(), answer)));
    }

    private static void reply(HttpServerResponse response, SendEventsResponse answer) {
      if (answer == null) {
        response.setStatusCode(503).end();
        return;
      }
      response
          .putHeader("content-type", "application/x-protobuf")
          .end(Buffer.buffer(answer.toByteArray()));
    }
  }
}
