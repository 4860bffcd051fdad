package io.gosight.api.conversion;

import java.util.List;
import java.util.UUID;

/**
 * How often the goals were reached.
 *
 * @param visitors all visitors of the period
 */
public record Conversions(List<Row> rows, long visitors) {
  /**
   * One goal.
   *
   * @param conversions how often
   * @param visits in how many visits
   * @param visitors by how many visitors
   * @param rate their share of all visitors; null without visitors
   */
  public record Row(
      UUID id,
      String name,
      long conversions,
      long visits,
      long visitors,
      Double rate,
      List<Money> revenue) {}
}
