package io.gosight.spi;

import java.util.Objects;

/**
 * Whether something works.
 *
 * @param up whether it does
 * @param detail one sentence: what it does, or why it does not
 */
public record Health(boolean up, String detail) {
  public Health {
    Objects.requireNonNull(detail, "detail");
  }

  /** It works. */
  public static Health up(String detail) {
    return new Health(true, detail);
  }

  /** It does not work, for this reason. */
  public static Health down(String detail) {
    return new Health(false, detail);
  }
}
