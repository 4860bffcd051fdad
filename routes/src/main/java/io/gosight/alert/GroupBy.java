package io.gosight.alert;

import io.gosight.proto.v1.Insight;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** What insights have in common that are told once. */
enum GroupBy {
  FINGERPRINT,
  PAGE,
  RULE;

  /** A short name of an insight's group; a page may be of any length and hold anything. */
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
