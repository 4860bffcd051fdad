package io.gosight.project;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads choices from stored settings; the API has checked them. Safe for use by many threads. */
final class ChoicesReader {
  private final ObjectMapper json = new ObjectMapper();

  /** The choices in the JSON of a project's settings. */
  CountingChoices read(String settings) throws JsonProcessingException {
    JsonNode root = json.readTree(settings);
    JsonNode pages = root.path("pages");
    return new CountingChoices(
        Optional.of(pages.path("patterns")).filter(JsonNode::isArray).map(ChoicesReader::texts),
        Optional.of(pages.path("drop_trailing_slash"))
            .filter(JsonNode::isBoolean)
            .map(JsonNode::booleanValue),
        texts(root.path("domains")).stream()
            .map(domain -> domain.toLowerCase(Locale.ROOT))
            .toList(),
        root.path("one_visitor_on_all_hosts").asBoolean(false),
        new InternalVisitors(texts(root.path("internal_visitors"))));
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
