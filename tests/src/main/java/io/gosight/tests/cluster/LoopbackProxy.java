package io.gosight.tests.cluster;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A TCP proxy on loopback that can be cut like a cable: connections stay open, and no byte passes
 * in either direction; when it is mended they are closed. Safe for use by many threads.
 */
final class LoopbackProxy {
  private final NetClient client;
  private final int target;
  private final Set<NetSocket> sockets = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;

  private LoopbackProxy(NetClient client, int target) {
    this.client = client;
    this.target = target;
  }

  /** Listens on one port and passes everything on to another. */
  static LoopbackProxy start(Vertx vertx, int port, int target) throws IOException {
    LoopbackProxy proxy = new LoopbackProxy(vertx.createNetClient(), target);
    NetServer server = vertx.createNetServer().connectHandler(proxy::accept);
    try {
      var unused =
          server
              .listen(port, "127.0.0.1")
              .toCompletionStage()
              .toCompletableFuture()
              .get(10, TimeUnit.SECONDS);
      return proxy;
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("No proxy at port " + port + ".", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted.", e);
    }
  }

  private void accept(NetSocket near) {
    sockets.add(near);
    near.closeHandler(closed -> sockets.remove(near));
    if (cut) {
      return;
    }
    near.pause();
    client
        .connect(target, "127.0.0.1")
        .onFailure(refused -> near.close())
        .onSuccess(
            far -> {
              sockets.add(far);
              join(near, far);
              join(far, near);
              near.resume();
            });
  }

  private void join(NetSocket from, NetSocket to) {
    from.exceptionHandler(broken -> from.close());
    from.closeHandler(
        closed -> {
          sockets.remove(from);
          to.close();
        });
    from.handler(
        bytes -> {
          if (cut) {
            return;
          }
          to.write(bytes);
          if (to.writeQueueFull()) {
            from.pause();
            to.drainHandler(drained -> from.resume());
          }
        });
  }

  /** Lets no byte pass. */
  void cut() {
    cut = true;
  }

  /** Closes what was cut, and lets everything pass again. */
  void mend() {
    cut = false;
    sockets.forEach(NetSocket::close);
  }
}
