package io.gosight.spi;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/** Chooses the loopback port of an engine so that clients find it again after a restart. */
public final class LoopbackPort {
  private LoopbackPort() {}

  /**
   * The port to listen on.
   *
   * @param folder where the choice is kept, normally the engine's data folder
   * @param use what the port is for, a lower-case word; an engine with several ports names each
   * @param wanted the operator's port; 0 takes the port of the last start if it is still free, else
   *     any free one
   * @throws IOException if the operator's port is taken, or the choice can't be kept
   */
  public static int choose(Path folder, String use, int wanted) throws IOException {
    if (wanted != 0) {
      if (!isFree(wanted)) {
        throw new IOException(
            "Port "
                + wanted
                + " of 127.0.0.1 is taken by another program; stop that, or configure another port"
                + " (0 takes any free one).");
      }
      return wanted;
    }
    Path kept = folder.resolve("port-" + use);
    int last = read(kept);
    if (last != 0 && isFree(last)) {
      return last;
    }
    try (ServerSocket any = new ServerSocket(0, 1, loopback())) {
      Files.writeString(kept, Integer.toString(any.getLocalPort()));
      return any.getLocalPort();
    }
  }

  private static int read(Path kept) throws IOException {
    if (!Files.exists(kept)) {
      return 0;
    }
    String text = Files.readString(kept).trim();
    // a crash may have left the file empty; then any free port does
    return text.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(text) : 0;
  }

  private static boolean isFree(int port) throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(loopback(), port));
      return true;
    } catch (BindException | IllegalArgumentException e) {
      return false;
    }
  }

  private static InetAddress loopback() throws IOException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
  }
}
