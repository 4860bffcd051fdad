package io.gosight.api.conversion;

import java.time.Instant;
import java.util.List;

/** What custom events report as revenue. */
public record Revenue(List<Row> rows, String interval, List<Point> points) {
  /** All of one currency. */
  public record Row(String currency, double amount, long orders, long visitors, double average) {}

  /** One currency in one time bucket. */
  public record Point(Instant start, String currency, double amount, long orders) {}
}
