package io.gosight.api.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A way to write rows as lines. Safe for use by many threads. */
interface RowFormat {
  /** What comes first; empty if nothing. */
  String head(Class<? extends Record> type);

  /** One row, with its line break. */
  String line(Record row);

  /** One JSON object a line. */
  static RowFormat ndjson(ObjectMapper json) {
    return new RowFormat() {
      @Override
      public String head(Class<? extends Record> type) {
        return "";
      }

      @Override
      public String line(Record row) {
        return text(json, row) + "\n";
      }
    };
  }

  /** Comma-separated values by RFC 4180, with the columns' names first. */
  static RowFormat csv(ObjectMapper json) {
    return new RowFormat() {
      @Override
      public String head(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(component -> SnakeCaseStrategy.INSTANCE.translate(component.getName()))
                .collect(Collectors.joining(","))
            + "\r\n";
      }

      @Override
      public String line(Record row) {
        JsonNode node = json.valueToTree(row);
        return StreamSupport.stream(node.spliterator(), false)
                .map(RowFormat::cell)
                .collect(Collectors.joining(","))
            + "\r\n";
      }
    };
  }

  private static String text(ObjectMapper json, Record row) {
    try {
      return json.writeValueAsString(row);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A row can't be written.", e);
    }
  }

  /** Texts that a spreadsheet would run as a formula begin with an apostrophe. */
  private static String cell(JsonNode value) {
    String text = value.isNull() ? "" : value.isContainerNode() ? value.toString() : value.asText();
    if (value.isTextual() && !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0) {
      text = "'" + text;
    }
    boolean quoted = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return quoted ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
  }
}
