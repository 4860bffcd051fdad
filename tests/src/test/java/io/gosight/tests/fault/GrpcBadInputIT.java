package io.gosight.tests.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.proto.v1.EventBatch;
import io.gosight.proto.v1.IngestServiceGrpc;
import io.gosight.proto.v1.SendEventsResponse;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The refusals of the HTTP endpoint, on native gRPC streams. */
@ExtendWith(SharedSite.class)
class GrpcBadInputIT {
  private static final Metadata.Key<String> KEY =
      Metadata.Key.of("x-gosight-key", Metadata.ASCII_STRING_MARSHALLER);

  private final Site site;
  private ManagedChannel channel;

  private record Conversation(List<SendEventsResponse> answers, Status end) {}

  GrpcBadInputIT(Site site) {
    this.site = site;
  }

  @BeforeEach
  void start() throws Exception {
    site.run(Map.of());
    channel =
        ManagedChannelBuilder.forAddress("127.0.0.1", site.hub().grpc().getPort())
            .usePlaintext()
            .build();
  }

  @AfterEach
  void hangUp() {
    ManagedChannel unused = channel.shutdownNow();
  }

  @Test
  void refusedKeysEndTheStream() throws Exception {
    EventBatch batch = Batches.pageViews("grpc", "g-1").build();
    assertThat(talk("gsw_DDDDDDDDDDDDDDDDDDDDDD", batch).end().getCode())
        .isEqualTo(Status.Code.UNAUTHENTICATED);
    assertThat(talk(null, batch).end().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
    assertThat(talk(site.keys().secret(), batch).end().getCode())
        .isEqualTo(Status.Code.PERMISSION_DENIED);
  }

  @Test
  void badBatchGetsItsAnswerAndTheStreamGoesOn() throws Exception {
    Conversation said =
        talk(
            site.keys().write(),
            Batches.pageViews("grpc", "g-2").build(),
            EventBatch.getDefaultInstance(),
            Batches.pageViews("../grpc", "g-3").build(),
            Batches.pageViews("grpc", "not an id", "g-4").build(),
            Batches.pageViews("grpc", "g-5").build());
    assertThat(said.end().isOk()).as(said.end().toString()).isTrue();
    assertThat(said.answers()).hasSize(5);
    assertThat(said.answers().get(0).getAccepted()).isEqualTo(1);
    assertThat(said.answers().get(1).getError().getCode()).isEqualTo("empty_batch");
    assertThat(said.answers().get(2).getError().getCode()).isEqualTo("bad_context");
    assertThat(said.answers().get(3).getAccepted()).isEqualTo(1);
    assertThat(said.answers().get(3).getRejectedList()).hasSize(1);
    assertThat(said.answers().get(4).getAccepted()).isEqualTo(1);
  }

  @Test
  void tooLargeABatchIsRefused() throws Exception {
    EventBatch large =
        Batches.pageViews("grpc", "g-6").setBatchId("x".repeat((1 << 20) + 1)).build();
    Conversation said = talk(site.keys().write(), large);
    assertThat(said.end().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
    assertThat(talk(site.keys().write(), Batches.pageViews("grpc", "g-7").build()).answers())
        .hasSize(1);
  }

  private Conversation talk(String key, EventBatch... batches) throws Exception {
    Metadata headers = new Metadata();
    if (key != null) {
      headers.put(KEY, key);
    }
    List<SendEventsResponse> answers = new ArrayList<>();
    CompletableFuture<Status> end = new CompletableFuture<>();
    StreamObserver<EventBatch> stream =
        IngestServiceGrpc.newStub(channel)
            .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
            .sendEvents(
                new StreamObserver<>() {
                  @Override
                  public void onNext(SendEventsResponse answer) {
                    answers.add(answer);
                  }

                  @Override
                  public void onError(Throwable failure) {
                    end.complete(Status.fromThrowable(failure));
                  }

                  @Override
                  public void onCompleted() {
                    end.complete(Status.OK);
                  }
                });
    for (EventBatch batch : batches) {
      stream.onNext(batch);
    }
    stream.onCompleted();
    Status ended = end.get(30, TimeUnit.SECONDS);
    Refusals.checkDiscreet(String.valueOf(ended.getDescription()));
    return new Conversation(answers, ended);
  }
}
