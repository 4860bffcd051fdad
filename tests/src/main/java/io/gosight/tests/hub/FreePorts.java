package io.gosight.tests.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Free loopback ports, each reserved for this JVM until it ends. They lie below those that the
 * system gives to connections, so a server can be stopped and started again on its port.
 * Thread-safe.
 */
public final class FreePorts {
  private static final int FIRST = 15_000;
  private static final int COUNT = 15_000;
  private static final FileChannel RESERVATIONS = open();

  private FreePorts() {}

  /**
   * Reserves a port, and does not return it a second time.
   *
   * @throws IOException if there is none
   */
  public static int find() throws IOException {
    int start = ThreadLocalRandom.current().nextInt(COUNT);
    for (int i = 0; i < COUNT; i++) {
      int port = FIRST + (start + i) % COUNT;
      if (reserve(port) && isFree(port)) {
        return port;
      }
    }
    throw new IOException("No port from " + FIRST + " to " + (FIRST + COUNT - 1) + " is free.");
  }

  /** Locks the port's byte of a file that all JVMs of this user share. */
  private static boolean reserve(int port) throws IOException {
    try {
      return RESERVATIONS.tryLock(port, 1, false) != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static boolean isFree(int port) throws IOException {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (BindException e) {
      return false;
    }
  }

  private static FileChannel open() {
    Path file =
        Path.of(
            System.getProperty("java.io.tmpdir"),
            "gosight-test-ports-" + System.getProperty("user.name"));
    try {
      return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
