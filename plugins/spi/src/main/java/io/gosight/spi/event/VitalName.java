package io.gosight.spi.event;

/** The measures of a page's speed. */
public enum VitalName {
  /** Largest Contentful Paint. */
  LCP,
  /** Interaction to Next Paint. */
  INP,
  /** Cumulative Layout Shift. */
  CLS,
  /** First Contentful Paint. */
  FCP,
  /** Time To First Byte. */
  TTFB
}
