package io.gosight.enrich;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.gosight.enrich.agent.HeaderReader;
import io.gosight.enrich.agent.Hints;
import io.gosight.proto.v1.ClientHints;
import io.gosight.proto.v1.UserAgent;
import java.util.concurrent.CompletableFuture;

/**
 * Reads browser, system, device and bot from the User-Agent header and, where the browser sends
 * them, from its client hints. Headers are cached. Safe for use by many threads.
 */
public final class UserAgents {
  private static final int MAX_CACHED = 20_000;
  private static final int MAX_LENGTH = 1_000;

  private final LoadingCache<String, UserAgent> cache;

  /** A reader with a cache of its own. Its lists are read meanwhile, so this returns at once. */
  public UserAgents() {
    CompletableFuture<HeaderReader> reader = CompletableFuture.supplyAsync(HeaderReader::new);
    this.cache =
        Caffeine.newBuilder().maximumSize(MAX_CACHED).build(header -> reader.join().read(header));
  }

  /**
   * What a visitor browses with.
   *
   * @param header the User-Agent header; null and empty are unknown
   * @param hints the browser's own word; may be the default instance
   * @param maxTouchPoints how many touches the screen notices at once; 0 if it is not known
   */
  public UserAgent of(String header, ClientHints hints, int maxTouchPoints) {
    UserAgent agent =
        header == null || header.isEmpty()
            ? UserAgent.getDefaultInstance()
            : cache.get(header.length() > MAX_LENGTH ? header.substring(0, MAX_LENGTH) : header);
    return Hints.apply(agent, hints, maxTouchPoints);
  }
}
