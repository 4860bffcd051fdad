package io.gosight.api.heatmap;

import java.util.List;

/**
 * Where visitors acted on a page.
 *
 * @param page the page as host and path
 * @param kind what they did: click, scroll, move, rage or dead
 * @param viewport the class of viewport; empty means all
 * @param sessions how many visits acted
 * @param points where; empty for {@code scroll}
 * @param scroll how deep; empty for all other kinds
 * @param snapshot a recorded full snapshot of the page to draw on; null if there is none
 */
public record Heatmap(
    String page,
    String kind,
    String viewport,
    long sessions,
    List<Point> points,
    List<Depth> scroll,
    Snapshot snapshot) {
  /** Keeps copies. */
  public Heatmap {
    points = List.copyOf(points);
    scroll = List.copyOf(scroll);
  }

  /**
   * A spot.
   *
   * @param selector the element
   * @param x from the element's left edge, 0 to 1
   * @param y from its top edge, 0 to 1
   * @param count how often
   */
  public record Point(String selector, double x, double y, long count) {}

  /**
   * How many visits saw a depth.
   *
   * @param depthPercent of the document's height, from its top
   * @param sessions how many visits scrolled at least that deep
   */
  public record Depth(int depthPercent, long sessions) {}

  /** A full snapshot's chunk. */
  public record Snapshot(String sessionId, String tabId, long sequence) {}
}
