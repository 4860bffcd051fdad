package io.gosight.tests.hub;

import java.io.IOException;

/**
 * Where a hub listens. Immutable.
 *
 * @param http takes HTTP and gRPC-Web
 * @param grpc takes gRPC
 * @param management gives metrics
 */
public record HubPorts(int http, int grpc, int management) {
  /** Three free ports. */
  public static HubPorts find() throws IOException {
    return new HubPorts(FreePorts.find(), FreePorts.find(), FreePorts.find());
  }
}
