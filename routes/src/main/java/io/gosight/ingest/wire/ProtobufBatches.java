package io.gosight.ingest.wire;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import com.google.protobuf.UnsafeByteOperations;
import com.google.protobuf.WireFormat;
import io.gosight.ingest.DecodedBatch;
import io.gosight.ingest.Encoded;
import io.gosight.ingest.IdFormat;
import io.gosight.ingest.Rejection;
import io.gosight.ingest.Submission;
import io.gosight.ingest.UnreadableEvent;
import io.gosight.proto.v1.BatchContext;
import io.gosight.proto.v1.EncodedBatch;
import io.gosight.proto.v1.Event;
import io.gosight.proto.v1.RejectionReason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Reads batches from protobuf. An event that cannot be decoded is set aside with its reason; the
 * others are kept. Safe for use by many threads.
 */
final class ProtobufBatches {
  private static final int MAX_MESSAGE_DEPTH = 20;
  private static final String NO_EVENT =
      "The event is not a gosight.v1.Event, or holds text that is not UTF-8.";
  private static final String TWO_PAYLOADS =
      "The event has two payloads; send an event for each of them.";

  /** The numbers of the fields of which an event has one. */
  private static final BitSet PAYLOADS =
      Event.getDescriptor().getOneofs().get(0).getFields().stream()
          .mapToInt(FieldDescriptor::getNumber)
          .collect(BitSet::new, BitSet::set, BitSet::or);

  private ProtobufBatches() {}

  /** Reads the outermost message; the context and the events stay slices of {@code bytes}. */
  static EncodedBatch parse(ByteBuffer bytes, int maxEvents) throws IOException {
    checkCount(bytes.duplicate(), maxEvents);
    CodedInputStream in = open(bytes);
    EncodedBatch batch = EncodedBatch.parseFrom(in);
    in.checkLastTagWas(0);
    return batch;
  }

  /** Counts the events before each of them takes memory. */
  private static void checkCount(ByteBuffer bytes, int maxEvents) throws IOException {
    CodedInputStream in = open(bytes);
    int events = 0;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (tag >>> 3 == EncodedBatch.EVENTS_FIELD_NUMBER) {
        BatchDecoder.checkCount(++events, maxEvents);
      }
      in.skipField(tag);
    }
  }

  /** The batch's write key, without looking into the events; null if it has none. */
  static String readKey(ByteBuffer bytes) throws IOException {
    CodedInputStream in = open(bytes);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (tag >>> 3 == EncodedBatch.WRITE_KEY_FIELD_NUMBER) {
        String key = in.readBytes().toStringUtf8();
        return key.isEmpty() ? null : key;
      }
      in.skipField(tag);
    }
    return null;
  }

  private static CodedInputStream open(ByteBuffer bytes) {
    CodedInputStream in = UnsafeByteOperations.unsafeWrap(bytes).newCodedInput();
    in.enableAliasing(true);
    in.setRecursionLimit(MAX_MESSAGE_DEPTH);
    return in;
  }

  /** Decodes the context and each event. */
  static DecodedBatch decode(Submission submission, EncodedBatch batch) throws IOException {
    List<Encoded<Event>> events = new ArrayList<>(batch.getEventsCount());
    List<UnreadableEvent> unreadable = new ArrayList<>(0);
    for (int i = 0; i < batch.getEventsCount(); i++) {
      ByteString event = batch.getEvents(i);
      try {
        Encoded<Event> decoded = decode(event, Event.parser());
        if (hasTwoPayloads(event)) {
          unreadable.add(unreadable(i, event, TWO_PAYLOADS));
        } else {
          events.add(decoded);
        }
      } catch (IOException e) {
        unreadable.add(unreadable(i, event, NO_EVENT));
      }
    }
    return new DecodedBatch(
        submission,
        batch.getBatchId(),
        decode(batch.getContext(), BatchContext.parser()),
        events,
        unreadable,
        List.of());
  }

  private static <M extends MessageLite> Encoded<M> decode(ByteString bytes, Parser<M> parser)
      throws IOException {
    CodedInputStream in = bytes.newCodedInput();
    in.setRecursionLimit(MAX_MESSAGE_DEPTH - 1);
    M message = parser.parseFrom(in);
    in.checkLastTagWas(0);
    return new Encoded<>(message, bytes);
  }

  /** Protobuf's own parser takes the last of several payloads without a word. */
  private static boolean hasTwoPayloads(ByteString event) throws IOException {
    CodedInputStream in = event.newCodedInput();
    boolean found = false;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (PAYLOADS.get(WireFormat.getTagFieldNumber(tag))) {
        if (found) {
          return true;
        }
        found = true;
      }
      in.skipField(tag);
    }
    return false;
  }

  private static UnreadableEvent unreadable(int index, ByteString event, String why) {
    return new UnreadableEvent(
        index, readId(event), new Rejection(RejectionReason.REJECTION_REASON_MALFORMED, why));
  }

  private static String readId(ByteString event) {
    try {
      CodedInputStream in = event.newCodedInput();
      for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
        if (tag >>> 3 == Event.ID_FIELD_NUMBER) {
          String id = in.readBytes().toStringUtf8();
          return IdFormat.isId(id) ? id : "";
        }
        in.skipField(tag);
      }
    } catch (IOException e) {
      // An event without a readable id.
    }
    return "";
  }
}
