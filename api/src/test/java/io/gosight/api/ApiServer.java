package io.gosight.api;

import com.clickhouse.client.api.Client;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.zaxxer.hikari.HikariDataSource;
import io.gosight.api.oidc.OidcConfiguration;
import io.gosight.api.replay.Replays;
import io.gosight.api.settings.HubRecording;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;

/** The API's own routes on a real HTTP server, as the hub runs them. */
final class ApiServer implements AutoCloseable {
  /** The stack that every error has. */
  static final String STACK =
      """
      TypeError: x is undefined
          at f (https://shop.example/assets/app.js:1:9)
      g@https://shop.example/assets/app.js:1:17
          at https://shop.example/other.js:1:1
      """;

  /** How many WebSockets a project may have. */
  static final int MOST_LIVE = 5;

  private final HttpClient http = HttpClient.newHttpClient();

  /** A hub whose configuration says little. */
  private static final HubRecording HUB =
      new HubRecording(
          "full",
          Map.of(
              "full", JsonNodeFactory.instance.objectNode(),
              "replay-optimized",
                  JsonNodeFactory.instance
                      .objectNode()
                      .put("sampling_rate", 7)
                      .put("record", "trigger"),
              "analytics-only", JsonNodeFactory.instance.objectNode().put("enabled", false)));

  private final ObjectMapper json = new ObjectMapper();
  private final Main main = new Main();
  private final HikariDataSource clickhouse;
  private final int port;
  private final List<byte[]> forgottenKeys = new CopyOnWriteArrayList<>();
  private final StubImportedEvents imported = new StubImportedEvents();

  ApiServer(DataSource postgres, HikariDataSource clickhouse, Clock clock) throws Exception {
    this(postgres, clickhouse, null, new StubReplays(), Optional.empty(), clock);
  }

  ApiServer(DataSource postgres, HikariDataSource clickhouse, Client writer, Clock clock)
      throws Exception {
    this(postgres, clickhouse, writer, new StubReplays(), Optional.empty(), clock);
  }

  ApiServer(DataSource postgres, HikariDataSource clickhouse, Replays replays, Clock clock)
      throws Exception {
    this(postgres, clickhouse, null, replays, Optional.empty(), clock);
  }

  ApiServer(DataSource postgres, HikariDataSource clickhouse, OidcConfiguration oidc, Clock clock)
      throws Exception {
    this(postgres, clickhouse, null, new StubReplays(), Optional.of(oidc), clock);
  }

  private ApiServer(
      DataSource postgres,
      HikariDataSource clickhouse,
      Client writer,
      Replays replays,
      Optional<OidcConfiguration> oidc,
      Clock clock)
      throws Exception {
    this.clickhouse = clickhouse;
    this.port = freePort();
    new ApiModule(
            new ApiEnvironment(
                postgres,
                clickhouse,
                writer,
                new StubBacktests(),
                replays,
                HUB,
                event -> STACK,
                project -> Optional.empty(),
                MOST_LIVE,
                new StubHubParts(),
                new StubChannelKinds(),
                imported,
                forgottenKeys::addAll,
                List.of(),
                (peer, forwardedFor, forwarded) -> peer,
                "",
                oidc,
                clock))
        .beans()
        .forEach(main::bind);
    main.configure().withRoutesIncludePattern("file:routes/*.camel.yaml");
    main.addInitialProperty("camel.main.shutdownTimeout", "5");
    main.addInitialProperty("camel.server.enabled", "true");
    main.addInitialProperty("camel.server.host", "127.0.0.1");
    main.addInitialProperty("camel.server.port", Integer.toString(port));
    main.start();
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  /** The hashes of write keys that ingest nodes were to forget. */
  List<byte[]> forgottenKeys() {
    return forgottenKeys;
  }

  /** The imported events of all projects. */
  StubImportedEvents imported() {
    return imported;
  }

  <T> T bean(String name, Class<T> type) {
    return main.getCamelContext().getRegistry().lookupByNameAndType(name, type);
  }

  CamelContext camel() {
    return main.getCamelContext();
  }

  /** Asks by GET; {@code authorization} may be null for none. */
  HttpResponse<String> get(String path, String authorization)
      throws IOException, InterruptedException {
    return send("GET", path, authorization);
  }

  /** Asks without a body; {@code authorization} may be null for none. */
  HttpResponse<String> send(String method, String path, String authorization)
      throws IOException, InterruptedException {
    return send(method, path, authorization, "");
  }

  /** Asks with a body; {@code authorization} may be null for none. */
  HttpResponse<String> send(String method, String path, String authorization, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url() + path))
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** Sends a request as it is. */
  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** Sends a form; its fields must not become headers. */
  HttpResponse<String> sendForm(String method, String path, String form)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(url() + path))
            .method(method, HttpRequest.BodyPublishers.ofString(form))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** Asks with a good key; any answer but 200 fails the test. */
  JsonNode ask(String path, String key) throws IOException, InterruptedException {
    HttpResponse<String> response = get(path, "Bearer " + key);
    if (response.statusCode() != 200) {
      throw new AssertionError(path + " -> " + response.statusCode() + " " + response.body());
    }
    return json.readTree(response.body());
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
