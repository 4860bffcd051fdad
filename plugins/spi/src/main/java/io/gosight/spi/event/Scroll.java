package io.gosight.spi.event;

import java.util.List;

/**
 * A continuous scroll; the event's time is its end, which is when the browser reports it.
 *
 * @param head id, time and page
 * @param top where the window's top was at its end
 * @param depthPermille how deep that is, in thousandths of the document
 * @param reversals how often the direction changed by 10 px or more
 * @param reversalsAtMs when it did, in ms since 1970, in order; at most the first 32
 * @param durationMs duration of the scroll
 */
public record Scroll(
    EventHead head,
    int top,
    int depthPermille,
    int reversals,
    List<Long> reversalsAtMs,
    int durationMs)
    implements DetectedEvent {
  public Scroll {
    reversalsAtMs = List.copyOf(reversalsAtMs);
  }
}
