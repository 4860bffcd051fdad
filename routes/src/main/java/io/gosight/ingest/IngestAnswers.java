package io.gosight.ingest;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.gosight.proto.v1.BatchError;
import io.gosight.proto.v1.SendEventsResponse;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes answers in the sender's protocol. Safe for use by many threads. */
public final class IngestAnswers {
  /** The exchange property that holds the submission, for answers to failures. */
  static final String SUBMISSION = "submission";

  private static final Logger LOG = LoggerFactory.getLogger(IngestAnswers.class);
  private static final long MAX_RETRY_AFTER_MS = 3_600_000;

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
    IngestException refusal = refusal(exchange);
    IngestError error = refusal.error();
    Submission submission = exchange.getProperty(SUBMISSION, Submission.class);
    if (submission != null) {
      metrics.refused(submission.protocol(), error);
    }
    long retryAfterMs = Math.min(refusal.retryAfter().toMillis(), MAX_RETRY_AFTER_MS);
    SendEventsResponse answer =
        SendEventsResponse.newBuilder()
            .setError(
                BatchError.newBuilder()
                    .setCode(error.code())
                    .setMessage(refusal.getMessage())
                    .setRetryAfterMs((int) retryAfterMs))
            .build();
    write(exchange, answer, error.httpStatus(), error.grpcStatus(), refusal.getMessage());
    if (retryAfterMs > 0) {
      exchange.getMessage().setHeader("Retry-After", Math.max(1, (retryAfterMs + 999) / 1000));
    }
  }

  private static IngestException refusal(Exchange exchange) {
    Throwable caught = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
    for (Throwable cause = caught; cause != null; cause = cause.getCause()) {
      if (cause instanceof IngestException refusal) {
        return refusal;
      }
    }
    LOG.error("A batch could not be taken in.", caught);
    return new IngestException(IngestError.INTERNAL, "The hub made a mistake; send it again.");
  }

  private void write(
      Exchange exchange, SendEventsResponse answer, int httpStatus, int grpcStatus, String text) {
    Submission submission = exchange.getProperty(SUBMISSION, Submission.class);
    Message message = exchange.getMessage();
    // What the way in has left behind, such as record keys, is nobody's business outside.
    message.removeHeaders("*");
    if (submission == null || submission.protocol() == Protocol.GRPC) {
      message.setBody(answer);
      return;
    }
    message.setHeader("Access-Control-Allow-Origin", "*");
    message.setHeader("Access-Control-Expose-Headers", "grpc-status, grpc-message, retry-after");
    message.setHeader("Cache-Control", "no-store");
    if (submission.protocol() == Protocol.GRPC_WEB) {
      message.setHeader(Exchange.CONTENT_TYPE, "application/grpc-web+proto");
      message.setBody(GrpcWebFrames.wrap(answer.toByteArray(), grpcStatus, text));
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
