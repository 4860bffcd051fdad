package io.gosight.ingest;

import java.util.concurrent.Executor;
import java.util.function.Predicate;

/**
 * The threads on which requests are worked on: what strangers send can't take those of known
 * senders.
 *
 * @param workers for senders whose key is known
 * @param strangers for all others: without a key, with one that is not known yet, or with one that
 *     stands in the body
 * @param known whether a key is known to be good; returns at once
 */
public record SenderThreads(Executor workers, StrangerThreads strangers, Predicate<String> known) {
  /**
   * The threads for a request with this key.
   *
   * @param key the key of the request's header; may be null
   */
  public Executor of(String key) {
    return isKnown(key) ? workers : strangers;
  }

  /**
   * The threads for a stream, which never refuse.
   *
   * @param senderKnown whether its sender is known
   */
  public Executor ofStream(boolean senderKnown) {
    return senderKnown ? workers : strangers::executeLater;
  }

  /**
   * Whether a key is known to be good.
   *
   * @param key may be null
   */
  public boolean isKnown(String key) {
    return key != null && known.test(key);
  }
}
