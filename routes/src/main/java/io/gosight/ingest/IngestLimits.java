package io.gosight.ingest;

/**
 * How large things may be.
 *
 * @param maxBytes a batch's bytes once unpacked
 * @param maxRatio unpacked bytes to packed bytes
 * @param maxEvents events in a batch
 * @param maxTextLength characters of a short text: a title, a selector, a name
 * @param maxLongTextLength characters of a long text: an address, a message, a stack, JSON
 * @param maxJsonDepth nesting of a JSON field
 */
public record IngestLimits(
    int maxBytes,
    int maxRatio,
    int maxEvents,
    int maxTextLength,
    int maxLongTextLength,
    int maxJsonDepth) {
  /** The limits that stand when the operator says nothing. */
  public static final IngestLimits DEFAULT = new IngestLimits(1 << 20, 200, 500, 1_000, 20_000, 16);
}
