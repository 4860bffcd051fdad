package io.gosight.engine.clickhouse.http;

import io.gosight.engine.clickhouse.library.ChdbServer;
import io.gosight.engine.clickhouse.library.EngineLimits;
import io.gosight.engine.clickhouse.library.ServerFacts;
import java.io.IOException;
import java.time.Duration;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** ClickHouse's HTTP interface on 127.0.0.1. */
public final class HttpFront implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final int SPARE_THREADS = 16;
  private static final int MAX_URI_BYTES = 1 << 20;

  /** Inserts of some MiB are the usual load; large reads save system calls. */
  private static final int INPUT_BUFFER = 256 << 10;

  /** A statement may run for long without a byte on the wire; its own time limits end it. */
  private static final Duration IDLE = Duration.ofHours(24);

  private final Server server;
  private final int port;

  private HttpFront(Server server, int port) {
    this.server = server;
    this.port = port;
  }

  /** Starts to answer. */
  public static HttpFront start(
      ChdbServer engine, ServerFacts facts, Credentials credentials, EngineLimits limits)
      throws IOException {
    QueuedThreadPool threads =
        new QueuedThreadPool(2 * limits.maxConcurrentQueries() + SPARE_THREADS, 4);
    threads.setName("clickhouse-http");
    threads.setDaemon(true);
    Server server = new Server(threads);
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(MAX_URI_BYTES);
    HttpConnectionFactory connections = new HttpConnectionFactory(http);
    connections.setInputBufferSize(INPUT_BUFFER);
    ServerConnector connector = new ServerConnector(server, 1, 1, connections);
    connector.setHost(HOST);
    connector.setPort(limits.port());
    connector.setIdleTimeout(IDLE.toMillis());
    server.addConnector(connector);
    server.setHandler(new HttpHandler(new StatementRunner(engine, limits), facts, credentials));
    server.setStopTimeout(Duration.ofSeconds(5).toMillis());
    try {
      server.start();
    } catch (Exception e) {
      throw new IOException(
          "ClickHouse's HTTP interface can't listen on "
              + HOST
              + ":"
              + limits.port()
              + ": "
              + e.getMessage()
              + ". Choose another 'port', or 0 for a free one.",
          e);
    }
    return new HttpFront(server, connector.getLocalPort());
  }

  public String url() {
    return "http://" + HOST + ":" + port;
  }

  @Override
  public void close() throws Exception {
    server.stop();
  }
}
