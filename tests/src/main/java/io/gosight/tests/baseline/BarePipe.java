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
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * The bare pipe: Vert.x HTTP in, decode, constant enrichment, encode, one record a batch, reply
 * when Kafka has it. Says {@code READY port} on standard output, then runs until it is killed.
 */
@Command(name = "bare-pipe", mixinStandardHelpOptions = true)
public final class BarePipe implements Callable<Integer> {
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
    Listener first = new Listener(publisher, options.port());
    vertx.deployVerticle(first).toCompletionStage().toCompletableFuture().join();
    int more = Runtime.getRuntime().availableProcessors() - 1;
    if (more > 0) {
      vertx
          .deployVerticle(
              () -> new Listener(publisher, first.port), new DeploymentOptions().setInstances(more))
          .toCompletionStage()
          .toCompletableFuture()
          .join();
    }
    System.out.println(BaselineOptions.READY + first.port);
    return 0;
  }

  private static final class Listener extends AbstractVerticle {
    private final BatchPublisher publisher;
    private int port;

    Listener(BatchPublisher publisher, int port) {
      this.publisher = publisher;
      this.port = port;
    }

    @Override
    public void start(Promise<Void> started) {
      vertx
          .createHttpServer(new HttpServerOptions().setTcpNoDelay(true))
          .requestHandler(request -> request.body().onSuccess(body -> accept(request, body)))
          .listen(port, "127.0.0.1")
          .onSuccess(server -> port = server.actualPort())
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
