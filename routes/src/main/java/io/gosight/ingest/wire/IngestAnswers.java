package io.gosight.ingest.wire;

import com.google.common.primitives.Bytes;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.gosight.ingest.IngestError;
import io.gosight.ingest.IngestException;
import io.gosight.ingest.IngestMetrics;
import io.gosight.ingest.IngestProtocol;
import io.gosight.ingest.Submission;
import io.gosight.proto.v1.BatchError;
import io.gosight.proto.v1.SendEventsResponse;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes answers in the sender's protocol. Safe for use by many threads. */
public final class IngestAnswers {
  private static final Logger LOG = LoggerFactory.getLogger(IngestAnswers.class);
  private static final long MAX_RETRY_AFTER_MS = 3_600_000;

  private static final byte[] NOTHING = new byte[0];

  private final IngestMetrics metrics;
  private final JsonFormat.Printer json = JsonFormat.printer().omittingInsignificantWhitespace();

  /** Answers that count refusals there. */
  public IngestAnswers(IngestMetrics metrics) {
    this.metrics = metrics;
  }

  /** Answers what was durable: the body is the {@link SendEventsResponse}. */
  public void writeSuccess(Exchange exchange) {
    SendEventsResponse answer = exchange.getMessage().getBody(SendEventsResponse.class);
    write(exchange, answer, 200, 0, null);
  }

  /** Answers a failure that the route caught: one typed error, never a stack trace. */
  public void writeFailure(Exchange exchange) {
    IngestException refusal =
        refusal(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class));
    IngestError error = refusal.error();
    Submission submission = exchange.getProperty(Submission.PROPERTY, Submission.class);
    SendEventsResponse answer = refuse(refusal, submission == null ? null : submission.protocol());
    long retryAfterMs = answer.getError().getRetryAfterMs();
    write(exchange, answer, error.httpStatus(), error.grpcStatus(), refusal.getMessage());
    if (retryAfterMs > 0) {
      exchange.getMessage().setHeader("Retry-After", Math.max(1, (retryAfterMs + 999) / 1000));
    }
  }

  /**
   * Counts a refusal, and says it in an answer.
   *
   * @param protocol how the batch came; null if not even that is known
   */
  SendEventsResponse refuse(IngestException refusal, IngestProtocol protocol) {
    if (protocol != null) {
      metrics.refused(protocol, refusal.error());
    }
    return SendEventsResponse.newBuilder()
        .setError(
            BatchError.newBuilder()
                .setCode(refusal.error().code())
                .setMessage(refusal.getMessage())
                .setRetryAfterMs(
                    (int) Math.min(refusal.retryAfter().toMillis(), MAX_RETRY_AFTER_MS)))
        .build();
  }

  /**
   * Why a batch was not accepted; an unexpected failure is logged and becomes an internal error.
   */
  static IngestException refusal(Throwable caught) {
    for (Throwable cause = caught; cause != null; cause = cause.getCause()) {
      if (cause instanceof IngestException refusal) {
        return refusal;
      }
    }
    LOG.error("A batch could not be processed.", caught);
    return new IngestException(IngestError.INTERNAL, "Internal error; send the batch again.");
  }

  private void write(
      Exchange exchange, SendEventsResponse answer, int httpStatus, int grpcStatus, String text) {
    Submission submission = exchange.getProperty(Submission.PROPERTY, Submission.class);
    Message message = exchange.getMessage();
    // Headers that the routes have set, such as record keys, must not leave the hub.
    message.removeHeaders("*");
    if (submission == null || submission.protocol() == IngestProtocol.GRPC) {
      message.setBody(answer);
      return;
    }
    message.setHeader("Access-Control-Allow-Origin", "*");
    message.setHeader("Access-Control-Expose-Headers", "grpc-status, grpc-message, retry-after");
    message.setHeader("Cache-Control", "no-store");
    if (submission.protocol() == IngestProtocol.GRPC_WEB) {
      byte[] frames =
          Bytes.concat(
              exchange.getProperty(GrpcWebCall.EARLIER_ANSWERS, NOTHING, byte[].class),
              GrpcWebFrames.wrap(answer.toByteArray(), grpcStatus, text));
      boolean asText = GrpcWebText.isText(submission.contentType());
      message.setHeader("grpc-accept-encoding", "identity, gzip");
      message.setHeader(
          Exchange.CONTENT_TYPE, asText ? GrpcWebText.CONTENT_TYPE : "application/grpc-web+proto");
      message.setBody(asText ? GrpcWebText.encode(frames) : frames);
      return;
    }
    message.setHeader(Exchange.HTTP_RESPONSE_CODE, httpStatus);
    String type = submission.contentType();
    if (type != null && type.contains("protobuf")) {
      message.setHeader(Exchange.CONTENT_TYPE, "application/x-protobuf");
      message.setBody(answer.toByteArray());
    } else {
      message.setHeader(Exchange.CONTENT_TYPE, "application/json");
      message.setBody(print(answer).getBytes(StandardCharsets.UTF_8));
    }
  }

  private String print(SendEventsResponse answer) {
    try {
      return json.print(answer);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("An answer has no Any fields, so it can be printed.", e);
    }
  }
}
