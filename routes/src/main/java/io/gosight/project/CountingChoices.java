package io.gosight.project;

import java.util.List;
import java.util.Optional;

/**
 * How a project wants its pages and visitors counted.
 *
 * @param pagePatterns paths that count as one page, such as {@code /product/:id}; empty leaves it
 *     to the hub's settings
 * @param dropTrailingSlash whether {@code /cart/} and {@code /cart} are one page; likewise
 * @param domains the project's own domains besides a page's: a visitor who comes from one of them
 *     comes from no source
 * @param oneVisitorOnAllHosts whether a visitor without an id is the same on all of its hosts
 * @param internalVisitors whose events its figures leave out
 */
public record CountingChoices(
    Optional<List<String>> pagePatterns,
    Optional<Boolean> dropTrailingSlash,
    List<String> domains,
    boolean oneVisitorOnAllHosts,
    InternalVisitors internalVisitors) {
  /** Of a project that has decided nothing. */
  public static final CountingChoices NONE =
      new CountingChoices(
          Optional.empty(), Optional.empty(), List.of(), false, InternalVisitors.NONE);

  /** Copies what may change. */
  public CountingChoices {
    pagePatterns = pagePatterns.map(List::copyOf);
    domains = List.copyOf(domains);
  }
}
