package io.gosight.alert.history;

import io.gosight.proto.v1.Alert;
import io.gosight.spi.channel.PlainText;

/** Bounds the texts of an alert and removes characters that PostgreSQL can't store. */
final class CleanAlert {
  private static final int MAX_ITEMS = 20;
  private static final int MAX_CHARACTERS = 400;

  private CleanAlert() {}

  static Alert of(Alert alert) {
    return alert.toBuilder()
        .setRule(line(alert.getRule()))
        .setTitle(line(alert.getTitle()))
        .setSummary(line(alert.getSummary()))
        .setPage(line(alert.getPage()))
        .setUrl(line(alert.getUrl()))
        .setSelector(line(alert.getSelector()))
        .setGroupKey(line(alert.getGroupKey()))
        .setSessionId(line(alert.getSessionId()))
        .setInsightId(line(alert.getInsightId()))
        .clearItems()
        .addAllItems(
            alert.getItemsList().stream()
                .limit(MAX_ITEMS)
                .map(item -> of(item.toBuilder().clearItems().build()))
                .toList())
        .build();
  }

  private static String line(String text) {
    return PlainText.line(text, MAX_CHARACTERS);
  }
}
