package io.gosight.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A server that speaks Redis's protocol, acknowledges every command, and closes the connection at
 * the first SET, as a server does that is killed while a pipeline is under way.
 */
public final class CutOffRedis implements AutoCloseable {
  private final ServerSocket server;

  /** Starts it on a free port. */
  public CutOffRedis() throws IOException {
    server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::serve, "cut-off-redis");
    thread.setDaemon(true);
    thread.start();
  }

  /** Its port. */
  public int port() {
    return server.getLocalPort();
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket client = server.accept()) {
        answer(client);
      } catch (IOException e) {
        // The client or the test has closed it; the next connection may be another try.
      }
    }
  }

  private static void answer(Socket client) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (command(in, Integer.parseInt(line.substring(1))).equals("SET")) {
        return;
      }
      client.getOutputStream().write("+OK\r\n".getBytes(StandardCharsets.US_ASCII));
    }
  }

  /** Reads a command's words, each after a line with its length; the values are short texts. */
  private static String command(BufferedReader in, int words) throws IOException {
    String name = "";
    for (int i = 0; i < words; i++) {
      String length = in.readLine();
      String word = in.readLine();
      if (length == null || word == null) {
        throw new IOException("The command ends in its middle.");
      }
      if (i == 0) {
        name = word.toUpperCase(Locale.ROOT);
      }
    }
    return name;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
