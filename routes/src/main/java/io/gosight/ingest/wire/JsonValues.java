package io.gosight.ingest.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.google.common.io.BaseEncoding;
import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import io.gosight.proto.v1.RejectionReason;
import java.io.IOException;
import java.math.BigDecimal;

/**
 * Reads one JSON value as the value of a protobuf field, as protobuf's JSON mapping has it. The
 * cost is linear in the value's length: a number such as {@code 1e4000000} is never expanded.
 */
final class JsonValues {
  private static final int MAX_NUMBER_LENGTH = 64;
  private static final int MAX_LONG_DIGITS = 18;
  private static final long MAX_UINT32 = 0xffff_ffffL;

  private JsonValues() {}

  /**
   * The value under the cursor.
   *
   * @return null for an enum constant that this version does not know
   * @throws UnreadableValueException if the value does not fit the field
   */
  static Object read(JsonParser in, FieldDescriptor field)
      throws IOException, UnreadableValueException {
    if (!in.currentToken().isScalarValue()) {
      throw mismatch(in, "is not a single value");
    }
    return switch (field.getType()) {
      case STRING -> text(in);
      case BOOL -> bool(in);
      case BYTES -> bytes(in);
      case ENUM -> constant(in, field);
      case FLOAT -> (float) real(in, Float.MAX_VALUE);
      case DOUBLE -> real(in, Double.MAX_VALUE);
      case INT32, SINT32, SFIXED32 -> (int) integer(in, Integer.MIN_VALUE, Integer.MAX_VALUE);
      case UINT32, FIXED32 -> (int) integer(in, 0, MAX_UINT32);
      case INT64, SINT64, SFIXED64 -> integer(in, Long.MIN_VALUE, Long.MAX_VALUE);
      case UINT64, FIXED64 -> integer(in, 0, Long.MAX_VALUE);
      default -> throw new IllegalStateException("No JSON mapping of " + field.getType());
    };
  }

  /** The text under the cursor, which must be valid Unicode. */
  static String text(JsonParser in) throws IOException, UnreadableValueException {
    if (!in.currentToken().isScalarValue()) {
      throw mismatch(in, "is not text");
    }
    String text = in.getText();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        throw mismatch(in, "is not valid Unicode");
      }
    }
    return text;
  }

  private static boolean bool(JsonParser in) throws IOException, UnreadableValueException {
    return switch (in.getText()) {
      case "true" -> true;
      case "false" -> false;
      default -> throw mismatch(in, "is not true or false");
    };
  }

  private static ByteString bytes(JsonParser in) throws IOException, UnreadableValueException {
    String text = in.getText();
    try {
      return ByteString.copyFrom(BaseEncoding.base64().decode(text));
    } catch (IllegalArgumentException standard) {
      try {
        return ByteString.copyFrom(BaseEncoding.base64Url().decode(text));
      } catch (IllegalArgumentException urlSafe) {
        throw mismatch(in, "is not Base64");
      }
    }
  }

  private static EnumValueDescriptor constant(JsonParser in, FieldDescriptor field)
      throws IOException, UnreadableValueException {
    if (in.currentToken() == JsonToken.VALUE_STRING) {
      return field.getEnumType().findValueByName(in.getText());
    }
    return field
        .getEnumType()
        .findValueByNumberCreatingIfUnknown(
            (int) integer(in, Integer.MIN_VALUE, Integer.MAX_VALUE));
  }

  private static double real(JsonParser in, double max)
      throws IOException, UnreadableValueException {
    try {
      double value = Double.parseDouble(number(in, "is not a number"));
      // A comparison that also fails for NaN.
      if (Math.abs(value) <= max) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Answered below.
    }
    throw outOfRange(in, "is not a finite number");
  }

  private static long integer(JsonParser in, long min, long max)
      throws IOException, UnreadableValueException {
    if (in.currentToken() == JsonToken.VALUE_NUMBER_INT && in.getTextLength() <= MAX_LONG_DIGITS) {
      long value = in.getLongValue();
      if (value >= min && value <= max) {
        return value;
      }
    }
    String wanted = "is not a whole number from " + min + " to " + max;
    try {
      long value = new BigDecimal(number(in, wanted)).longValueExact();
      if (value >= min && value <= max) {
        return value;
      }
    } catch (ArithmeticException | NumberFormatException e) {
      // Answered below.
    }
    throw outOfRange(in, wanted);
  }

  private static String number(JsonParser in, String wanted)
      throws IOException, UnreadableValueException {
    if (in.getTextLength() > MAX_NUMBER_LENGTH) {
      throw outOfRange(in, wanted);
    }
    return in.getText();
  }

  private static UnreadableValueException outOfRange(JsonParser in, String problem) {
    return at(in, RejectionReason.REJECTION_REASON_OUT_OF_RANGE, problem);
  }

  private static UnreadableValueException mismatch(JsonParser in, String problem) {
    return at(in, RejectionReason.REJECTION_REASON_MALFORMED, problem);
  }

  /** Names the place by its JSON pointer; only known fields are read, so that it is short. */
  static UnreadableValueException at(JsonParser in, RejectionReason reason, String problem) {
    return new UnreadableValueException(
        reason, in.getParsingContext().pathAsPointer() + " " + problem + ".");
  }
}
