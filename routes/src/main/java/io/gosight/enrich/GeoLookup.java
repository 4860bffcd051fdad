package io.gosight.enrich;

import io.gosight.proto.v1.Geo;
import java.net.InetAddress;

/** Finds the place of an address. Implementations are safe for use by many threads. */
@FunctionalInterface
public interface GeoLookup {
  /** Finds nothing: there is no database. */
  GeoLookup NONE = address -> null;

  /**
   * The place of an address.
   *
   * @return null if it is not known
   */
  Geo find(InetAddress address);
}
