package io.gosight.ingest;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import com.google.protobuf.UnsafeByteOperations;
import com.google.protobuf.util.JsonFormat;
import io.gosight.proto.v1.BatchContext;
import io.gosight.proto.v1.EncodedBatch;
import io.gosight.proto.v1.Event;
import io.gosight.proto.v1.EventBatch;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Turns a request's bytes into a batch: unpacks, takes gRPC-Web's frame off, and reads protobuf or
 * JSON, each within the limits. Safe for use by many threads.
 */
public final class BatchDecoder {
  private static final int MAX_MESSAGE_DEPTH = 20;
  private static final int MAX_REASON_LENGTH = 200;

  private final IngestLimits limits;
  private final Inflater inflater;
  private final JsonObjects objects = new JsonObjects(MAX_MESSAGE_DEPTH);
  private final JsonFormat.Parser json = JsonFormat.parser().ignoringUnknownFields();

  /** A decoder with these limits. */
  public BatchDecoder(IngestLimits limits) {
    this.limits = limits;
    this.inflater = new Inflater(limits);
  }

  /**
   * Reads a batch.
   *
   * @throws IngestException with {@code unsupported_media_type}, {@code malformed_body}, {@code
   *     too_large}, {@code too_many_events} or {@code empty_batch}
   */
  public DecodedBatch decode(Submission submission) {
    EncodedBatch batch = submission.batch();
    if (batch == null) {
      batch = read(submission);
    }
    if (batch.getEventsCount() == 0) {
      throw new IngestException(IngestError.EMPTY_BATCH, "The batch has no events.");
    }
    if (batch.getEventsCount() > limits.maxEvents()) {
      throw new IngestException(
          IngestError.TOO_MANY_EVENTS,
          "The batch has more than " + limits.maxEvents() + " events; send it in parts.");
    }
    return decode(submission.withoutBatch(), batch);
  }

  private static DecodedBatch decode(Submission submission, EncodedBatch batch) {
    ByteString key = batch.getWriteKeyBytes();
    List<Encoded<Event>> events = new ArrayList<>(batch.getEventsCount());
    try {
      for (ByteString event : batch.getEventsList()) {
        events.add(decode(event, Event.parser()));
      }
      return new DecodedBatch(
          submission,
          batch.getBatchId(),
          key.isEmpty() ? null : key.toStringUtf8(),
          decode(batch.getContext(), BatchContext.parser()),
          events);
    } catch (IOException e) {
      throw malformed();
    }
  }

  private static <M extends MessageLite> Encoded<M> decode(ByteString bytes, Parser<M> parser)
      throws IOException {
    CodedInputStream in = bytes.newCodedInput();
    in.setRecursionLimit(MAX_MESSAGE_DEPTH - 1);
    M message = parser.parseFrom(in);
    in.checkLastTagWas(0);
    return new Encoded<>(message, bytes);
  }

  private EncodedBatch read(Submission submission) {
    byte[] body = inflater.inflate(submission.body(), submission.contentEncoding());
    try {
      if (submission.protocol() == Protocol.GRPC_WEB) {
        return parse(GrpcWebFrames.unwrap(body, inflater));
      }
      return switch (mediaType(submission.contentType())) {
        case "application/x-protobuf", "application/protobuf", "application/octet-stream" ->
            parse(ByteBuffer.wrap(body));
        case "application/json" -> parseJson(body);
        // The unload path: a type that sends no preflight, holding either form.
        case "text/plain" ->
            body.length > 0 && body[0] == '{' ? parseJson(body) : parse(ByteBuffer.wrap(body));
        default ->
            throw new IngestException(
                IngestError.UNSUPPORTED_MEDIA_TYPE,
                "The content type is not known; the choices are: application/x-protobuf,"
                    + " application/json, text/plain.");
      };
    } catch (IOException e) {
      throw malformed();
    }
  }

  /** Reads the outermost message; what is in it stays slices of those bytes. */
  private static EncodedBatch parse(ByteBuffer bytes) throws IOException {
    CodedInputStream in = UnsafeByteOperations.unsafeWrap(bytes).newCodedInput();
    in.enableAliasing(true);
    in.setRecursionLimit(MAX_MESSAGE_DEPTH);
    EncodedBatch batch = EncodedBatch.parseFrom(in);
    in.checkLastTagWas(0);
    return batch;
  }

  private EncodedBatch parseJson(byte[] body) throws IOException {
    EventBatch.Builder batch = EventBatch.newBuilder();
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      // The protobuf reader is lenient and stops after the first object: what follows would be
      // lost.
      if (!objects.isOne(text)) {
        throw new IngestException(
            IngestError.MALFORMED_BODY,
            "The body is not one JSON object, at most " + MAX_MESSAGE_DEPTH + " deep.");
      }
      json.merge(text, batch);
    } catch (CharacterCodingException e) {
      throw new IngestException(IngestError.MALFORMED_BODY, "The body is not UTF-8.");
    } catch (InvalidProtocolBufferException e) {
      throw new IngestException(
          IngestError.MALFORMED_BODY,
          "The body is not JSON of a gosight.v1.EventBatch: " + shorten(e.getMessage()));
    }
    return parse(batch.build().toByteString().asReadOnlyByteBuffer());
  }

  private static IngestException malformed() {
    return new IngestException(
        IngestError.MALFORMED_BODY,
        "The body is not a gosight.v1.EventBatch in the form that its content type promises.");
  }

  private static String shorten(String reason) {
    return reason.length() <= MAX_REASON_LENGTH ? reason : reason.substring(0, MAX_REASON_LENGTH);
  }

  private static String mediaType(String contentType) {
    if (contentType == null) {
      return "";
    }
    int end = contentType.indexOf(';');
    return (end < 0 ? contentType : contentType.substring(0, end)).trim().toLowerCase(Locale.ROOT);
  }
}
