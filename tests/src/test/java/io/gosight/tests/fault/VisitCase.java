package io.gosight.tests.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A visit of {@code whole-way.tsv}: how it is sent and what the API says of it.
 *
 * @param name its name
 * @param userAgent the User-Agent header
 * @param addressHeaders header lines such as {@code X-Forwarded-For: 198.51.100.7}
 * @param site scheme and host of its pages
 * @param referrer of its first page
 * @param context more of the batch's context, as a JSON object; may be empty
 * @param aheadMs how far the sender's clock is ahead
 * @param events such as {@code -5000 view /p}
 * @param expected such as {@code channel=direct}
 */
record VisitCase(
    String name,
    String userAgent,
    List<String> addressHeaders,
    String site,
    String referrer,
    String context,
    long aheadMs,
    List<String> events,
    List<String> expected) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int COLUMNS = 10;

  /** All cases, in their order. */
  static List<VisitCase> read() throws IOException {
    try (InputStream in = VisitCase.class.getResourceAsStream("/whole-way.tsv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("# "))
          .map(VisitCase::of)
          .toList();
    }
  }

  private static VisitCase of(String line) {
    String[] row = line.split("\t", -1);
    if (row.length != COLUMNS) {
      throw new IllegalArgumentException(COLUMNS + " columns, not: " + line);
    }
    return new VisitCase(
        row[0],
        row[1],
        parts(row[2], "~"),
        row[3],
        row[4],
        row[5],
        Long.parseLong(row[6]),
        parts(row[7], ", "),
        parts(row[8], "; "));
  }

  private static List<String> parts(String text, String separator) {
    return text.isEmpty() ? List.of() : List.of(text.split(separator, -1));
  }

  /** The batch of this visit, sent at that time by the hub's clock. */
  String batch(String session, long nowMs) throws IOException {
    long sentAt = nowMs + aheadMs;
    ObjectNode batch = JSON.createObjectNode();
    JsonNode more = JSON.readTree(context.isEmpty() ? "{}" : context);
    ObjectNode sent = batch.putObject("context").setAll((ObjectNode) more);
    sent.put("session_id", session).put("sent_at_ms", sentAt);
    ArrayNode pages = sent.putArray("pages");
    ArrayNode list = batch.putArray("events");
    String from = referrer;
    for (int i = 0; i < events.size(); i++) {
      List<String> words = new ArrayList<>(List.of(events.get(i).split(" ", -1)));
      String what = words.get(1);
      String value = words.get(2);
      if (what.equals("view")) {
        String url = site + value;
        // The greater id comes first, so that only the order of sending can be right.
        pages.addObject().put("view_id", session + "-v" + i).put("url", url).put("referrer", from);
        from = url;
      }
      ObjectNode event =
          list.addObject()
              .put("id", session + "-" + (99 - i))
              .put("time_ms", sentAt + Long.parseLong(words.get(0)))
              .put("page_index", pages.size() - 1);
      switch (what) {
        case "view" -> event.putObject("page_view");
        case "leave" -> event.putObject("page_leave").put("engaged_ms", Long.parseLong(value));
        case "custom" -> event.putObject("custom").put("name", value);
        case "identify" -> event.putObject("identify").put("user_id", value);
        default -> throw new IllegalArgumentException("An event is no '" + what + "'.");
      }
    }
    return batch.toString();
  }
}
