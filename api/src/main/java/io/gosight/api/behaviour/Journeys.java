package io.gosight.api.behaviour;

import java.util.List;

/**
 * The sequences of pages that visits take.
 *
 * @param visits that took any
 */
public record Journeys(long visits, List<Row> rows, List<Link> links) {
  /** One sequence. */
  public record Row(List<String> pages, long visits) {}

  /** From a page at one step to a page at the next; a null target is the end of the visit. */
  public record Link(long step, String source, String target, long visits) {}
}
