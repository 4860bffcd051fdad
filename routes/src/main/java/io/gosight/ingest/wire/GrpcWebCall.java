package io.gosight.ingest.wire;

import io.gosight.ingest.IngestError;
import io.gosight.ingest.IngestException;
import io.gosight.ingest.IngestProtocol;
import io.gosight.ingest.Submission;
import io.gosight.proto.v1.SendEventsResponse;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/**
 * Accepts the batches of a gRPC-Web call that holds more than one, as gRPC streams do: the answers
 * leave in the order of the batches; a refused key ends the call, any other refusal is an answer.
 * The last batch, which nearly always is the only one, is left to the route. Safe for use by many
 * threads.
 */
public final class GrpcWebCall {
  /** The exchange property with the frames of the answers to all but the last batch. */
  static final String EARLIER_ANSWERS = "earlierAnswers";

  private static final String ROUTE = "direct:accept-batch";
  private static final String BINARY = "application/grpc-web+proto";
  private static final int MAX_BATCHES = 64;

  private final ProducerTemplate template;
  private final IngestAnswers answers;

  /**
   * Calls whose batches are accepted by the route {@code accept-batch}.
   *
   * @param answers writes and counts refusals
   */
  public GrpcWebCall(ProducerTemplate template, IngestAnswers answers) {
    this.template = template;
    this.answers = answers;
  }

  /**
   * Accepts all batches but the last, which becomes the body.
   *
   * @throws IngestException with {@code too_many_events} if there are more than {@value
   *     #MAX_BATCHES}, or as the key is refused
   */
  public void acceptEarlier(Exchange exchange) {
    Submission call = exchange.getMessage().getBody(Submission.class);
    boolean text = GrpcWebText.isText(call.contentType());
    if (call.contentEncoding() != null || !WireBody.isProtobuf(call.contentType())) {
      return;
    }
    byte[] bytes = text ? GrpcWebText.decode(call.body()) : call.body();
    List<byte[]> frames = GrpcWebFrames.split(bytes, MAX_BATCHES);
    if (frames.size() < 2) {
      if (text) {
        // Decoded once is enough.
        exchange.getMessage().setBody(part(call, bytes));
      }
      return;
    }
    ByteArrayOutputStream earlier = new ByteArrayOutputStream();
    for (byte[] frame : frames.subList(0, frames.size() - 1)) {
      earlier.writeBytes(GrpcWebFrames.message(accept(part(call, frame)).toByteArray()));
    }
    exchange.setProperty(EARLIER_ANSWERS, earlier.toByteArray());
    exchange.getMessage().setBody(part(call, frames.get(frames.size() - 1)));
  }

  private SendEventsResponse accept(Submission submission) {
    Exchange done =
        template.request(
            ROUTE,
            exchange -> {
              exchange.setProperty(Submission.PROPERTY, submission.withoutBatch());
              exchange.getMessage().setBody(submission);
            });
    if (done.getException() == null) {
      return done.getMessage().getBody(SendEventsResponse.class);
    }
    IngestException refusal = IngestAnswers.refusal(done.getException());
    if (refusal.error().grpcStatus() == IngestError.UNKNOWN_KEY.grpcStatus()
        || refusal.error().grpcStatus() == IngestError.ORIGIN_NOT_ALLOWED.grpcStatus()) {
      throw refusal;
    }
    return answers.refuse(refusal, IngestProtocol.GRPC_WEB);
  }

  private static Submission part(Submission call, byte[] frame) {
    return new Submission(
        call.protocol(),
        frame,
        null,
        BINARY,
        null,
        call.key(),
        call.origin(),
        call.address(),
        call.userAgent(),
        call.receivedAt());
  }
}
