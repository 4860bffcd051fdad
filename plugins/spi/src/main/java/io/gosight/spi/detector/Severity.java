package io.gosight.spi.detector;

/** How bad a finding is for the visitor. */
public enum Severity {
  /** Worth knowing in numbers. */
  LOW,
  /** The visitor was hindered. */
  MEDIUM,
  /** The visitor could probably not go on. */
  HIGH
}
