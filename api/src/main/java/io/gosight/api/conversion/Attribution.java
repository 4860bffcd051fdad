package io.gosight.api.conversion;

import java.util.List;

/**
 * Which sources conversions are attributed to.
 *
 * @param conversions of the period, in all
 */
public record Attribution(
    String event, String model, String dimension, List<Row> rows, long conversions) {
  /**
   * One source.
   *
   * @param conversions fractions if the model is linear
   */
  public record Row(String name, double conversions, long visitors, double revenue) {}
}
