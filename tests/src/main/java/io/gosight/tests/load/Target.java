package io.gosight.tests.load;

import java.net.URI;

/**
 * Where to send. Immutable.
 *
 * @param uri {@code http://host:port} for {@code POST /v1/events}, {@code grpc://host:port} for the
 *     stream
 * @param writeKey the project's write key; empty sends none
 * @param connections how many HTTP connections or gRPC streams, 1 to 10,000
 * @param pipeline how many batches a gRPC stream has in flight, 1 to 1,000; HTTP has one
 */
public record Target(URI uri, String writeKey, int connections, int pipeline) {
  /**
   * @throws IllegalArgumentException if a value is out of range
   */
  public Target {
    if (uri.getHost() == null || uri.getPort() < 0) {
      throw new IllegalArgumentException(
          "'" + uri + "' is not http://host:port or grpc://host:port.");
    }
    if (connections < 1 || connections > 10_000) {
      throw new IllegalArgumentException("1 to 10000 connections, not " + connections + ".");
    }
    if (pipeline < 1 || pipeline > 1000) {
      throw new IllegalArgumentException("1 to 1000 batches in flight, not " + pipeline + ".");
    }
  }
}
