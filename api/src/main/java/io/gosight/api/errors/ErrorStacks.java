package io.gosight.api.errors;

import io.gosight.api.request.AuthorizedRequest;
import io.gosight.api.sourcemap.OriginalStacks;

/**
 * The stacks of stored errors, as they came and through the project's source maps. Safe for use by
 * many threads.
 *
 * @param stored reads them from events
 * @param original reads them through source maps
 */
public record ErrorStacks(Stacks stored, OriginalStacks original) {
  /** The stack of an event; empty if it had none. */
  String of(byte[] event) {
    return stored.stack(event);
  }

  /** The stack with its places in the sources; empty if no source map knows any of them. */
  String original(AuthorizedRequest request, String stack) {
    return stack.isEmpty() ? "" : original.of(request, stack);
  }
}
