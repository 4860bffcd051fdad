package io.gosight.alert.rule;

import io.gosight.proto.v1.Insight;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** What the insights of a group have in common. */
enum GroupBy {
  FINGERPRINT,
  PAGE,
  RULE;

  /** The key of an insight's group; hashed, because a page may be long and hold any character. */
  String keyOf(Insight insight) {
    return switch (this) {
      case FINGERPRINT -> hash(insight.getFingerprint());
      case PAGE -> hash(insight.getPage());
      case RULE -> "";
    };
  }

  private static String hash(String text) {
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
