package io.gosight.tests.abuse;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntUnaryOperator;

/**
 * Opens sockets to ports of this machine and lets each do something. A socket that the hub closes
 * is opened again, at most {@value #PER_SECOND} times a second by each thread.
 */
final class SocketAttack implements Attack {
  private static final int PER_SECOND = 500;

  private final String name;
  private final int sockets;
  private final int threads;
  private final IntUnaryOperator ports;
  private final Deed deed;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final List<Thread> running = new ArrayList<>();
  private volatile boolean ended;

  /** What is done on one socket; when it returns, the socket stays open unless it was closed. */
  interface Deed {
    void act(Socket socket, int number) throws IOException;
  }

  /**
   * An attack.
   *
   * @param sockets how many are open at once
   * @param threads how many of them act at once
   * @param ports the port of each socket, by its number
   */
  SocketAttack(String name, int sockets, int threads, IntUnaryOperator ports, Deed deed) {
    this.name = name;
    this.sockets = sockets;
    this.threads = threads;
    this.ports = ports;
    this.deed = deed;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void start() {
    for (int i = 0; i < threads; i++) {
      int first = i;
      Thread thread = new Thread(() -> run(first), "attack-" + i);
      thread.setDaemon(true);
      thread.start();
      running.add(thread);
    }
  }

  private void run(int first) {
    Socket[] mine = new Socket[(sockets - first + threads - 1) / threads];
    while (!ended) {
      for (int i = 0; i < mine.length && !ended; i++) {
        act(mine, i, first + i * threads);
      }
      pause();
    }
  }

  private void act(Socket[] mine, int index, int number) {
    try {
      if (mine[index] == null || mine[index].isClosed()) {
        pause();
        mine[index] = new Socket(InetAddress.getLoopbackAddress(), ports.applyAsInt(number));
        open.add(mine[index]);
      }
      deed.act(mine[index], number);
    } catch (IOException e) {
      // The hub has closed it, as it should.
      hangUp(mine[index]);
    }
    if (mine[index] != null && mine[index].isClosed()) {
      open.remove(mine[index]);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(1000 / PER_SECOND);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void hangUp(Socket socket) {
    try {
      if (socket != null) {
        socket.close();
      }
    } catch (IOException e) {
      // It is closed either way.
    }
  }

  @Override
  public void close() {
    ended = true;
    open.forEach(SocketAttack::hangUp);
    for (Thread thread : running) {
      thread.interrupt();
      try {
        thread.join(2000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    open.forEach(SocketAttack::hangUp);
  }
}
