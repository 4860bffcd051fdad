package io.gosight.alert;

import io.gosight.proto.v1.Insight;

/** What insights have in common that are told once. */
enum GroupBy {
  FINGERPRINT,
  PAGE,
  RULE;

  String keyOf(Insight insight) {
    return switch (this) {
      case FINGERPRINT -> insight.getFingerprint();
      case PAGE -> insight.getPage();
      case RULE -> "";
    };
  }
}
