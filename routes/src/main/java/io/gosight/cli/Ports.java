package io.gosight.cli;

import io.gosight.common.OperatorException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Looks at a port before a server does, so that the operator gets a sentence and not a trace. */
public final class Ports {
  private Ports() {}

  /**
   * Fails unless a server could listen there.
   *
   * @param remedy the property or option that chooses another port
   * @throws OperatorException naming the port and the remedy
   */
  public static void requireFree(String host, int port, String remedy) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
    } catch (IOException e) {
      throw new OperatorException(
          "Port "
              + port
              + " on "
              + host
              + " is in use or can't be used; choose another one by "
              + remedy
              + ".",
          e);
    }
  }
}
