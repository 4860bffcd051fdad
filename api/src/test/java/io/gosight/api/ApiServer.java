package io.gosight.api;

import com.clickhouse.client.api.Client;
import io.gosight.api.query.ClickHouseClients;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import javax.sql.DataSource;
import org.apache.camel.main.Main;

/** The API's own routes on a real HTTP server, as the hub runs them. */
final class ApiServer implements AutoCloseable {
  private final Main main = new Main();
  private final Client clickhouse;
  private final int port;

  ApiServer(DataSource postgres, String clickhouseUrl, Clock clock) throws Exception {
    port = freePort();
    clickhouse = ClickHouseClients.reader(clickhouseUrl, "gosight", "default", "");
    new ApiModule(postgres, clickhouse, Path.of("../dashboard"), clock).beans().forEach(main::bind);
    main.configure().withRoutesIncludePattern("file:routes/*.camel.yaml");
    main.addInitialProperty("camel.main.autoConfigurationLogSummary", "false");
    main.addInitialProperty("camel.main.durationMaxSeconds", "0");
    main.addInitialProperty("camel.server.enabled", "true");
    main.addInitialProperty("camel.server.host", "127.0.0.1");
    main.addInitialProperty("camel.server.port", Integer.toString(port));
    main.start();
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  org.apache.camel.CamelContext camel() {
    return main.getCamelContext();
  }

  @Override
  public void close() {
    main.stop();
    clickhouse.close();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
