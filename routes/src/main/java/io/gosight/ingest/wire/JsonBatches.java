package io.gosight.ingest.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.gosight.ingest.DecodedBatch;
import io.gosight.ingest.Encoded;
import io.gosight.ingest.IdFormat;
import io.gosight.ingest.IngestError;
import io.gosight.ingest.IngestException;
import io.gosight.ingest.Submission;
import io.gosight.ingest.UnreadableEvent;
import io.gosight.proto.v1.BatchContext;
import io.gosight.proto.v1.Event;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads batches from JSON in one pass. An event with an unreadable value is set aside with its
 * reason and reading continues with the next one. Safe for use by many threads.
 */
final class JsonBatches {
  private static final Set<String> KEY_NAMES = Set.of("writeKey", "write_key");

  private final int maxEvents;
  private final JsonMessages messages =
      new JsonMessages(BatchContext.getDescriptor(), Event.getDescriptor());
  private final JsonFactory factory;

  JsonBatches(int maxDepth, int maxEvents) {
    this.maxEvents = maxEvents;
    this.factory =
        JsonFactory.builder()
            // Names come from senders: a table of them would only grow.
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            // So that a NaN costs its event only.
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(maxDepth)
                    // The body's size is the bound; long numbers are rejected unread.
                    .maxNumberLength(Integer.MAX_VALUE)
                    .build())
            .build();
  }

  /** The batch's write key, without looking into the events; null if it has none. */
  String readKey(String text) throws IOException {
    try (JsonParser in = factory.createParser(text)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw notOneObject();
      }
      while (in.nextToken() != JsonToken.END_OBJECT) {
        String name = in.currentName();
        JsonToken token = in.nextToken();
        if (token == JsonToken.VALUE_STRING && KEY_NAMES.contains(name)) {
          return in.getText();
        }
        in.skipChildren();
      }
      return null;
    }
  }

  /** The batch. */
  DecodedBatch read(Submission submission, String text) throws IOException {
    String batchId = "";
    BatchContext.Builder context = BatchContext.newBuilder();
    List<Encoded<Event>> events = new ArrayList<>();
    List<UnreadableEvent> unreadable = new ArrayList<>();
    UnknownFields unknown = new UnknownFields();
    try (JsonParser in = factory.createParser(text)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw notOneObject();
      }
      while (in.nextToken() != JsonToken.END_OBJECT) {
        String name = in.currentName();
        if (in.nextToken() == JsonToken.VALUE_NULL) {
          continue;
        }
        switch (name) {
          case "batchId", "batch_id" -> batchId = JsonValues.text(in);
          case "context" -> messages.read(in, context, "context", unknown);
          case "events" -> readEvents(in, events, unreadable, unknown);
          default -> {
            if (!KEY_NAMES.contains(name)) {
              unknown.add("", name);
            }
            in.skipChildren();
          }
        }
      }
      // A second object would be lost without a word.
      if (in.nextToken() != null) {
        throw notOneObject();
      }
    } catch (UnreadableValueException e) {
      throw new IngestException(IngestError.MALFORMED_BODY, e.getMessage());
    }
    return new DecodedBatch(
        submission,
        batchId,
        Encoded.of(context.build()),
        events,
        List.copyOf(unreadable),
        unknown.names());
  }

  private void readEvents(
      JsonParser in,
      List<Encoded<Event>> events,
      List<UnreadableEvent> unreadable,
      UnknownFields unknown)
      throws IOException {
    if (in.currentToken() != JsonToken.START_ARRAY) {
      throw new IngestException(IngestError.MALFORMED_BODY, "/events is not an array.");
    }
    JsonStreamContext array = in.getParsingContext();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      int index = events.size() + unreadable.size();
      BatchDecoder.checkCount(index + 1, maxEvents);
      Event.Builder event = Event.newBuilder();
      try {
        messages.read(in, event, "events", unknown);
        events.add(Encoded.of(event.build()));
      } catch (UnreadableValueException e) {
        String id = skipEvent(in, array, event.getId());
        unreadable.add(new UnreadableEvent(index, id, e.rejection()));
      }
    }
  }

  /** Moves the cursor to the event's end and gives the event's id, which may stand at the end. */
  private static String skipEvent(JsonParser in, JsonStreamContext array, String known)
      throws IOException {
    String id = known;
    while (in.getParsingContext() != array) {
      if (in.nextToken() == JsonToken.VALUE_STRING
          && in.getParsingContext().getParent() == array
          && "id".equals(in.currentName())) {
        id = in.getText();
      }
      if (in.currentToken() == null) {
        throw notOneObject();
      }
    }
    return IdFormat.isId(id) ? id : "";
  }

  static IngestException notOneObject() {
    return new IngestException(
        IngestError.MALFORMED_BODY, "The body is not one JSON object of limited depth.");
  }
}
