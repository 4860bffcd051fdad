package io.gosight.ingest.grpc;

import io.gosight.common.TraceHeader;
import io.gosight.ingest.IngestProtocol;
import io.gosight.ingest.Submission;
import io.gosight.ingest.TrustedProxies;
import io.gosight.proto.v1.EncodedBatch;
import io.gosight.proto.v1.IngestServiceGrpc;
import io.gosight.proto.v1.SendEventsResponse;
import io.grpc.BindableService;
import io.grpc.MethodDescriptor;
import io.grpc.ServerInterceptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.time.Clock;
import org.apache.camel.Exchange;
import org.apache.camel.component.grpc.GrpcConsumer;
import org.apache.camel.component.grpc.server.BindableServiceFactory;

/**
 * Hands each batch of a gRPC stream to the route {@code ingest-grpc} without waiting for the one
 * before, so that one stream can fill the pipe; answers go back in order.
 */
public final class GrpcIngestService implements BindableServiceFactory {
  private final Clock clock;

  /** A factory of services by this clock. */
  public GrpcIngestService(Clock clock) {
    this.clock = clock;
  }

  /**
   * What notes the caller of each stream; Camel finds it in the registry.
   *
   * @param traced whether a stream's trace is noted too
   */
  public static ServerInterceptor callers(TrustedProxies proxies, boolean traced) {
    return GrpcCaller.interceptor(proxies, traced);
  }

  @Override
  public BindableService createBindableService(GrpcConsumer consumer) {
    return new Service(consumer, clock);
  }

  private static final class Service implements BindableService {
    private static final MethodDescriptor<EncodedBatch, SendEventsResponse> SEND_EVENTS =
        IngestServiceGrpc.getSendEventsMethod().toBuilder(
                new BatchMarshaller(),
                ProtoUtils.marshaller(SendEventsResponse.getDefaultInstance()))
            .build();

    // A tag of 0 is in no message: such a body is answered as malformed.
    private static final byte[] UNREADABLE_BODY = {0};

    private final GrpcConsumer consumer;
    private final Clock clock;

    Service(GrpcConsumer consumer, Clock clock) {
      this.consumer = consumer;
      this.clock = clock;
    }

    /**
     * In place of the generated binding, which would decode the events before the key is checked.
     */
    @Override
    public ServerServiceDefinition bindService() {
      return ServerServiceDefinition.builder(IngestServiceGrpc.SERVICE_NAME)
          .addMethod(SEND_EVENTS, ServerCalls.asyncBidiStreamingCall(this::sendEvents))
          .build();
    }

    private StreamObserver<EncodedBatch> sendEvents(StreamObserver<SendEventsResponse> answers) {
      GrpcCaller caller = GrpcCaller.current();
      return new GrpcStream(
          (ServerCallStreamObserver<SendEventsResponse>) answers,
          (batch, whenAnswered) -> process(caller, batch, whenAnswered),
          StreamMeter.current());
    }

    private void process(
        GrpcCaller caller, EncodedBatch batch, GrpcStream.AnswerCallback whenAnswered) {
      Exchange exchange = consumer.getEndpoint().createExchange();
      boolean unreadable = BatchMarshaller.isUnreadable(batch);
      Submission submission =
          new Submission(
              IngestProtocol.GRPC,
              unreadable ? UNREADABLE_BODY : null,
              unreadable ? null : batch,
              unreadable ? "application/x-protobuf" : null,
              null,
              caller.key(),
              null,
              caller.address(),
              caller.userAgent(),
              clock.instant());
      exchange.setProperty(Submission.PROPERTY, submission.withoutBatch());
      exchange.getIn().setBody(submission);
      if (caller.traceParent() != null) {
        exchange.getIn().setHeader(TraceHeader.TRACE_PARENT, caller.traceParent());
      }
      String batchId = batch.getBatchId();
      consumer.process(
          exchange,
          doneSync -> {
            Object body = exchange.getMessage().getBody();
            whenAnswered.answered(
                body instanceof SendEventsResponse answer ? named(answer, batchId) : null);
          });
    }

    /** A refusal does not know which batch it is about, and answers tell it by nothing else. */
    private static SendEventsResponse named(SendEventsResponse answer, String batchId) {
      return answer.getBatchId().equals(batchId)
          ? answer
          : answer.toBuilder().setBatchId(batchId).build();
    }
  }
}
