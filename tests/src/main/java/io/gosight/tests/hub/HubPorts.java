package io.gosight.tests.hub;

import java.io.IOException;

/**
 * Where a hub listens. Immutable.
 *
 * @param http the port of HTTP and gRPC-Web
 * @param grpc the port of gRPC
 * @param management the port of the metrics
 */
public record HubPorts(int http, int grpc, int management) {
  /** Three free ports. */
  public static HubPorts find() throws IOException {
    return new HubPorts(FreePorts.find(), FreePorts.find(), FreePorts.find());
  }
}
