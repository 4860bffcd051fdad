package io.gosight.api.contract;

import com.networknt.schema.ValidationMessage;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Chooses what to report of a document that violates its schema. */
final class SchemaFailures {
  private static final Set<String> ALTERNATIVES = Set.of("oneOf", "anyOf");

  private SchemaFailures() {}

  /**
   * The failure to report. Of alternatives, that is one of the alternative whose constant fields
   * the document has, because that is the one that was meant.
   */
  static Optional<SchemaFailure> first(Collection<ValidationMessage> messages) {
    Set<String> otherAlternatives =
        messages.stream()
            .filter(message -> message.getType().equals("const"))
            .map(SchemaFailures::alternative)
            .filter(path -> !path.isEmpty())
            .collect(Collectors.toSet());
    List<ValidationMessage> details =
        messages.stream().filter(message -> !ALTERNATIVES.contains(message.getType())).toList();
    return details.stream()
        .filter(message -> !otherAlternatives.contains(alternative(message)))
        .findFirst()
        .or(() -> details.stream().findFirst())
        .or(() -> messages.stream().findFirst())
        .map(SchemaFailure::new);
  }

  /** The path of the alternative that a message belongs to, such as {@code /oneOf/2}. */
  private static String alternative(ValidationMessage message) {
    String path = message.getEvaluationPath().toString();
    for (String kind : ALTERNATIVES) {
      int start = path.lastIndexOf("/" + kind + "/");
      if (start >= 0) {
        int end = path.indexOf('/', start + kind.length() + 2);
        return end < 0 ? path : path.substring(0, end);
      }
    }
    return "";
  }
}
