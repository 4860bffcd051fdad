package io.gosight.ingest.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Message;
import io.gosight.proto.v1.RejectionReason;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads protobuf messages from a JSON stream and stops at the first value that does not fit.
 * Protobuf's own JsonFormat first builds a tree of the whole text, without a bound on numbers and
 * list sizes. Safe for use by many threads.
 */
final class JsonMessages {
  private static final int MAX_LIST_SIZE = 1_000;

  private final Map<Descriptor, Map<String, FieldDescriptor>> fields = new HashMap<>();

  /** A reader of messages of these types. */
  JsonMessages(Descriptor... types) {
    for (Descriptor type : types) {
      add(type);
    }
  }

  private void add(Descriptor type) {
    if (fields.containsKey(type)) {
      return;
    }
    Map<String, FieldDescriptor> names = new HashMap<>();
    fields.put(type, names);
    for (FieldDescriptor field : type.getFields()) {
      names.put(field.getName(), field);
      names.put(field.getJsonName(), field);
      if (field.getJavaType() == JavaType.MESSAGE) {
        add(field.getMessageType());
      }
    }
  }

  /**
   * Reads the object under the cursor and leaves the cursor at its end. Unknown fields and nulls
   * are skipped.
   *
   * @param name what the object is called
   * @param unknown gets the names of unknown fields
   * @throws UnreadableValueException naming the value; the cursor then is somewhere in the object
   */
  void read(JsonParser in, Message.Builder into, String name, UnknownFields unknown)
      throws IOException, UnreadableValueException {
    if (in.currentToken() != JsonToken.START_OBJECT) {
      throw malformed(in, "is not an object");
    }
    Map<String, FieldDescriptor> known = fields.get(into.getDescriptorForType());
    while (in.nextToken() != JsonToken.END_OBJECT) {
      FieldDescriptor field = known.get(in.currentName());
      JsonToken token = in.nextToken();
      if (field == null) {
        unknown.add(name, in.currentName());
        in.skipChildren();
      } else if (token != JsonToken.VALUE_NULL) {
        if (field.isRepeated()) {
          readList(in, into, field, unknown);
        } else {
          readOne(in, into, field, unknown);
        }
      }
    }
  }

  private void readOne(
      JsonParser in, Message.Builder into, FieldDescriptor field, UnknownFields unknown)
      throws IOException, UnreadableValueException {
    var oneof = field.getRealContainingOneof();
    if (oneof != null && into.hasOneof(oneof)) {
      throw malformed(in, "is a second " + oneof.getName());
    }
    Object value = value(in, into, field, unknown);
    if (value != null) {
      into.setField(field, value);
    }
  }

  private void readList(
      JsonParser in, Message.Builder into, FieldDescriptor field, UnknownFields unknown)
      throws IOException, UnreadableValueException {
    if (in.currentToken() != JsonToken.START_ARRAY) {
      throw malformed(in, "is not an array");
    }
    while (in.nextToken() != JsonToken.END_ARRAY) {
      if (into.getRepeatedFieldCount(field) >= MAX_LIST_SIZE) {
        throw JsonValues.at(
            in,
            RejectionReason.REJECTION_REASON_OUT_OF_RANGE,
            "is beyond the most that a list may hold, " + MAX_LIST_SIZE);
      }
      Object value = value(in, into, field, unknown);
      if (value != null) {
        into.addRepeatedField(field, value);
      }
    }
  }

  private Object value(
      JsonParser in, Message.Builder into, FieldDescriptor field, UnknownFields unknown)
      throws IOException, UnreadableValueException {
    if (field.getJavaType() != JavaType.MESSAGE) {
      return JsonValues.read(in, field);
    }
    Message.Builder message = into.newBuilderForField(field);
    read(in, message, field.getName(), unknown);
    return message.build();
  }

  private static UnreadableValueException malformed(JsonParser in, String problem) {
    return JsonValues.at(in, RejectionReason.REJECTION_REASON_MALFORMED, problem);
  }
}
