package io.gosight.tests.baseline;

import io.gosight.proto.v1.EventBatch;
import io.gosight.proto.v1.IngestServiceGrpc;
import io.gosight.proto.v1.SendEventsResponse;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * The minimal gRPC server: grpc-java in, decode, constant enrichment, encode, one record a batch,
 * responses in order of Kafka's acknowledgements. Prints {@code READY port}, then runs until it is
 * killed.
 */
@Command(name = "bare-grpc", mixinStandardHelpOptions = true)
public final class BareGrpc implements Callable<Integer> {
  @Mixin private BaselineOptions options;

  /** Runs the program. */
  public static void main(String[] args) {
    int code = new CommandLine(new BareGrpc()).execute(args);
    if (code != 0) {
      System.exit(code);
    }
  }

  @Override
  public Integer call() throws Exception {
    BatchPublisher publisher = new BatchPublisher(options);
    Server server =
        NettyServerBuilder.forAddress(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), options.port()))
            .directExecutor()
            .addService(new Ingest(publisher))
            .build()
            .start();
    System.out.println(BaselineOptions.READY + server.getPort());
    server.awaitTermination();
    return 0;
  }

  private static final class Ingest extends IngestServiceGrpc.IngestServiceImplBase {
    private final BatchPublisher publisher;

    Ingest(BatchPublisher publisher) {
      this.publisher = publisher;
    }

    @Override
    public StreamObserver<EventBatch> sendEvents(StreamObserver<SendEventsResponse> responses) {
      OrderedAnswers answers = new OrderedAnswers(responses);
      return new StreamObserver<>() {
        @Override
        public void onNext(EventBatch batch) {
          OrderedAnswers.Place place = answers.next();
          publisher.publish(batch, place::fill);
        }

        @Override
        public void onError(Throwable cause) {
          answers.fail(Status.fromThrowable(cause));
        }

        @Override
        public void onCompleted() {
          answers.complete();
        }
      };
    }
  }
}
