package io.gosight.ingest.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.connections.ConnectionLimits;
import io.gosight.connections.Limits;
import io.gosight.connections.Transfer;
import io.gosight.ingest.IngestError;
import io.gosight.ingest.grpc.GrpcStream.AnswerCallback;
import io.gosight.proto.v1.BatchError;
import io.gosight.proto.v1.EncodedBatch;
import io.gosight.proto.v1.SendEventsResponse;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GrpcStreamTest {
  private final Call call = new Call();
  private final List<AnswerCallback> underWay = new ArrayList<>();
  private final GrpcStream stream =
      new GrpcStream(call, (batch, whenAnswered) -> underWay.add(whenAnswered), null);

  /** The sender's end of a call. */
  private static final class Call extends ServerCallStreamObserver<SendEventsResponse> {
    private final List<String> answers = new ArrayList<>();
    private Status status;
    private int requested;
    private boolean ready = true;
    private Runnable onCancel;
    private Runnable onReady;

    @Override
    public void onNext(SendEventsResponse answer) {
      assertThat(status).as("the call is open").isNull();
      answers.add(answer.getBatchId());
    }

    @Override
    public void onError(Throwable failure) {
      assertThat(status).as("the call is open").isNull();
      status = Status.fromThrowable(failure);
    }

    @Override
    public void onCompleted() {
      assertThat(status).as("the call is open").isNull();
      status = Status.OK;
    }

    @Override
    public void request(int count) {
      requested += count;
    }

    @Override
    public void setOnCancelHandler(Runnable handler) {
      onCancel = handler;
    }

    @Override
    public boolean isCancelled() {
      return false;
    }

    @Override
    public boolean isReady() {
      return ready;
    }

    @Override
    public void setOnReadyHandler(Runnable handler) {
      onReady = handler;
    }

    @Override
    public void disableAutoInboundFlowControl() {}

    @Override
    public void disableAutoRequest() {}

    @Override
    public void setMessageCompression(boolean enable) {}

    @Override
    public void setCompression(String compression) {}
  }

  private static SendEventsResponse answer(String id) {
    return SendEventsResponse.newBuilder().setBatchId(id).build();
  }

  private static SendEventsResponse refusal(String id, IngestError error) {
    return answer(id).toBuilder()
        .setError(BatchError.newBuilder().setCode(error.code()).setMessage("No."))
        .build();
  }

  private void send(int batches) {
    for (int i = 0; i < batches; i++) {
      stream.onNext(EncodedBatch.getDefaultInstance());
    }
  }

  @Test
  void answersInTheOrderInWhichBatchesCame() {
    send(3);
    underWay.get(2).answered(answer("3"));
    underWay.get(1).answered(answer("2"));
    assertThat(call.answers).isEmpty();
    underWay.get(0).answered(answer("1"));
    assertThat(call.answers).containsExactly("1", "2", "3");
  }

  @Test
  void asksForOneBatchUntilTheSenderIsKnown() {
    assertThat(call.requested).isEqualTo(1);
    send(1);
    underWay.get(0).answered(refusal("1", IngestError.MALFORMED_BODY));
    assertThat(call.requested).isEqualTo(2);
    send(1);
    underWay.get(1).answered(answer("2"));
    assertThat(call.requested).as("64 beyond those that were answered").isEqualTo(2 + 64);
  }

  @Test
  void asksForAnotherBatchAtEachAnswerAndNotBefore() {
    becomeKnown();
    int most = call.requested;
    send(2);
    assertThat(call.requested).isEqualTo(most);
    underWay.get(1).answered(answer("1"));
    assertThat(call.requested).isEqualTo(most + 1);
  }

  @Test
  void requestsNothingFromASenderThatDoesNotReadItsAnswers() {
    becomeKnown();
    int most = call.requested;
    send(3);
    call.ready = false;
    underWay.get(1).answered(answer("1"));
    underWay.get(2).answered(answer("2"));
    assertThat(call.requested).isEqualTo(most);
    call.ready = true;
    call.onReady.run();
    assertThat(call.requested).isEqualTo(most + 2);
    underWay.get(3).answered(answer("3"));
    assertThat(call.requested).isEqualTo(most + 3);
  }

  @Test
  void asksForOneBatchAtATimeWhileMemoryIsShort() {
    ConnectionLimits limits = Limits.ofBytes(1000);
    StreamMeter meter = new StreamMeter(new GrpcConnections(limits));
    meter.count(limits.open("1", Duration.ofMinutes(1), reason -> {}).orElseThrow().beginStream());
    Transfer other =
        limits.open("2", Duration.ofMinutes(1), reason -> {}).orElseThrow().beginStream();
    GrpcStream metered =
        new GrpcStream(call, (batch, whenAnswered) -> underWay.add(whenAnswered), meter);
    call.requested = 1;
    metered.onNext(EncodedBatch.getDefaultInstance());
    other.received(500);
    underWay.get(0).answered(answer("0"));
    assertThat(call.requested).as("the next one").isEqualTo(2);
    other.close();
    metered.onNext(EncodedBatch.getDefaultInstance());
    underWay.get(1).answered(answer("1"));
    assertThat(call.requested).as("all that are owed").isEqualTo(2 + 64);
  }

  private void becomeKnown() {
    send(1);
    underWay.get(0).answered(answer("0"));
  }

  @Test
  void endsWhenTheSenderIsDoneAndAllIsAnswered() {
    send(2);
    underWay.get(0).answered(answer("1"));
    stream.onCompleted();
    assertThat(call.status).isNull();
    underWay.get(1).answered(answer("2"));
    assertThat(call.status).isEqualTo(Status.OK);
  }

  @Test
  void endsAtOnceIfNothingIsUnderWay() {
    stream.onCompleted();
    assertThat(call.status).isEqualTo(Status.OK);
  }

  @Test
  void aRefusedKeyEndsTheStream() {
    send(3);
    underWay.get(1).answered(answer("2"));
    underWay.get(0).answered(refusal("1", IngestError.UNKNOWN_KEY));
    assertThat(call.status.getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
    assertThat(call.answers).isEmpty();
    underWay.get(2).answered(answer("3"));
    stream.onCompleted();
    send(1);
    assertThat(underWay).as("nothing more is taken in").hasSize(3);
  }

  @Test
  void aRefusedOriginEndsTheStream() {
    send(1);
    underWay.get(0).answered(refusal("1", IngestError.ORIGIN_NOT_ALLOWED));
    assertThat(call.status.getCode()).isEqualTo(Status.Code.PERMISSION_DENIED);
  }

  @Test
  void anyOtherRefusalIsAnAnswer() {
    send(2);
    underWay.get(0).answered(refusal("1", IngestError.RATE_LIMITED));
    underWay.get(1).answered(answer("2"));
    assertThat(call.answers).containsExactly("1", "2");
  }

  @Test
  void aBatchWithoutAnAnswerIsToBeSentAgain() {
    send(1);
    underWay.get(0).answered(null);
    assertThat(call.status.getCode()).isEqualTo(Status.Code.UNAVAILABLE);
  }

  @Test
  void saysNothingMoreToASenderThatHasGone() {
    send(2);
    call.onCancel.run();
    underWay.get(0).answered(answer("1"));
    underWay.get(1).answered(refusal("2", IngestError.UNKNOWN_KEY));
    assertThat(call.answers).isEmpty();
    assertThat(call.status).isNull();
  }
}
