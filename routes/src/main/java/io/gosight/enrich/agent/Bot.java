package io.gosight.enrich.agent;

/**
 * A program that visits pages by itself.
 *
 * @param kind {@code search}, {@code ai}, {@code monitoring}, {@code library}, {@code headless},
 *     {@code preview} or {@code other}
 * @param name what it calls itself
 */
public record Bot(String kind, String name) {
  /** The kind of browsers without a window. */
  public static final String HEADLESS = "headless";
}
