package io.gosight.spi.event;

import java.util.Objects;

/**
 * What every event has.
 *
 * @param id unique, and the same at every delivery
 * @param atMs when it happened, by the sender's clock in ms since 1970
 * @param page where it happened
 */
public record EventHead(String id, long atMs, PageRef page) {
  public EventHead {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(page, "page");
  }
}
