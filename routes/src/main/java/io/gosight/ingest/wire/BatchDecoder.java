package io.gosight.ingest.wire;

import io.gosight.ingest.AdmittedBatch;
import io.gosight.ingest.AdmittedSubmission;
import io.gosight.ingest.DecodedBatch;
import io.gosight.ingest.IngestError;
import io.gosight.ingest.IngestException;
import io.gosight.ingest.IngestLimits;
import io.gosight.ingest.IngestProtocol;
import io.gosight.ingest.Submission;
import io.gosight.proto.v1.EncodedBatch;
import java.io.IOException;

/**
 * Turns a request's bytes into a batch in two steps: {@link #readKey} finds the write key without
 * decoding events, so that a sender without one costs little, and {@link #decode} reads the rest
 * once the key is known to be good. Each step is bounded by the limits. Safe for use by many
 * threads.
 */
public final class BatchDecoder {
  private static final int MAX_JSON_DEPTH = 20;

  private final IngestLimits limits;
  private final Inflater inflater;
  private final JsonBatches json;

  /** A decoder with these limits. */
  public BatchDecoder(IngestLimits limits) {
    this.limits = limits;
    this.inflater = new Inflater(limits);
    this.json = new JsonBatches(MAX_JSON_DEPTH, limits.maxEvents());
  }

  /**
   * Finds the write key: the request's own, or else the batch's.
   *
   * @return the submission with its key; without one if the batch has none either
   * @throws IngestException with {@code unsupported_media_type}, {@code malformed_body} or {@code
   *     too_large}
   */
  public Submission readKey(Submission submission) {
    if (submission.key() != null) {
      return submission;
    }
    EncodedBatch batch = submission.batch();
    if (batch != null) {
      return batch.getWriteKey().isEmpty() ? submission : submission.withKey(batch.getWriteKey());
    }
    Submission unpacked =
        submission.withUnpackedBody(
            inflater.inflate(submission.body(), submission.contentEncoding()));
    WireBody body = open(unpacked);
    try {
      return unpacked.withKey(
          body.json() ? json.readKey(body.text()) : ProtobufBatches.readKey(body.bytes()));
    } catch (IOException e) {
      throw malformed(body);
    }
  }

  /**
   * Reads a batch whose key was accepted.
   *
   * @throws IngestException with {@code unsupported_media_type}, {@code malformed_body}, {@code
   *     too_large}, {@code too_many_events} or {@code empty_batch}
   */
  public AdmittedBatch decode(AdmittedSubmission admitted) {
    return new AdmittedBatch(decode(admitted.submission()), admitted.key());
  }

  DecodedBatch decode(Submission submission) {
    DecodedBatch batch =
        submission.batch() == null
            ? read(submission, open(submission))
            : read(submission, submission.batch());
    if (batch.size() == 0) {
      throw new IngestException(IngestError.EMPTY_BATCH, "The batch has no events.");
    }
    return batch;
  }

  private DecodedBatch read(Submission submission, WireBody body) {
    try {
      return body.json()
          ? json.read(submission.withoutBatch(), body.text())
          : read(submission, ProtobufBatches.parse(body.bytes(), limits.maxEvents()));
    } catch (IOException e) {
      throw malformed(body);
    }
  }

  private DecodedBatch read(Submission submission, EncodedBatch batch) {
    checkCount(batch.getEventsCount(), limits.maxEvents());
    try {
      return ProtobufBatches.decode(submission.withoutBatch(), batch);
    } catch (IOException e) {
      throw malformed(null);
    }
  }

  private WireBody open(Submission submission) {
    byte[] body = inflater.inflate(submission.body(), submission.contentEncoding());
    return submission.protocol() == IngestProtocol.GRPC_WEB
        ? WireBody.ofGrpcWeb(body, submission.contentType(), inflater)
        : WireBody.ofHttp(body, submission.contentType());
  }

  static void checkCount(int events, int maxEvents) {
    if (events > maxEvents) {
      throw new IngestException(
          IngestError.TOO_MANY_EVENTS,
          "The batch has more than " + maxEvents + " events; send it in parts.");
    }
  }

  private static IngestException malformed(WireBody body) {
    return body != null && body.json()
        ? JsonBatches.notOneObject()
        : new IngestException(
            IngestError.MALFORMED_BODY,
            "The body is not a gosight.v1.EventBatch in the form that its content type promises.");
  }
}
