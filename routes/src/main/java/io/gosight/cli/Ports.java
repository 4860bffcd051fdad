package io.gosight.cli;

import io.gosight.common.OperatorException;
import io.gosight.settings.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Looks at a port before a server does, so that the operator gets a sentence and not a trace. */
public final class Ports {
  private Ports() {}

  public static void requireFree(Settings settings, String host, String port) {
    int number = settings.number(port);
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(settings.text(host)), number));
    } catch (IOException e) {
      throw new OperatorException(
          "Port "
              + number
              + " on "
              + settings.text(host)
              + " is in use or can't be used; choose another one by "
              + port
              + (port.equals("gosight.http.port") ? " or --port." : "."),
          e);
    }
  }
}
