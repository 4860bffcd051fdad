package io.gosight.api.request;

import java.util.List;

/** Finds the client's address behind proxies. Safe for use by many threads. */
@FunctionalInterface
public interface ClientAddresses {
  /**
   * The client's address, as far as trusted proxies report it.
   *
   * @param peer the address that connected
   * @param forwardedFor all lines of X-Forwarded-For
   * @param forwarded all lines of Forwarded
   */
  String of(String peer, List<String> forwardedFor, List<String> forwarded);
}
