package io.gosight.steps;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.MessageOrBuilder;
import com.google.protobuf.util.JsonFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Converts parts of a batch to maps and back, by protobuf's JSON mapping. Safe for many threads.
 */
final class PayloadJson {
  private static final JsonFormat.Printer PRINTER =
      JsonFormat.printer().preservingProtoFieldNames().omittingInsignificantWhitespace();
  private static final JsonFormat.Parser PARSER = JsonFormat.parser();
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_LONG_FOR_INTS);
  private static final TypeReference<LinkedHashMap<String, Object>> MAP = new TypeReference<>() {};

  private PayloadJson() {}

  /** The message's fields that are set, by their names in the {@code .proto} files. */
  static Map<String, Object> toMap(MessageOrBuilder message) {
    try {
      return JSON.readValue(PRINTER.print(message), MAP);
    } catch (InvalidProtocolBufferException | JsonProcessingException e) {
      throw new IllegalStateException("A message can't be written as JSON.", e);
    }
  }

  /**
   * Fills a message from a map.
   *
   * @throws EventFormatException naming the field that there is not, or the value that does not fit
   */
  static void merge(Object map, Message.Builder into) {
    try {
      PARSER.merge(JSON.writeValueAsString(map), into);
    } catch (InvalidProtocolBufferException | JsonProcessingException e) {
      throw new EventFormatException(
          into.getDescriptorForType().getName() + ": " + e.getMessage(), e);
    }
  }

  static byte[] write(Object value) {
    try {
      return JSON.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new EventFormatException("The body can't be written as JSON: " + e.getMessage(), e);
    }
  }

  static ObjectMapper mapper() {
    return JSON;
  }
}
