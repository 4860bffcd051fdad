package io.gosight.cli;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.query.GenericRecord;
import com.zaxxer.hikari.HikariDataSource;
import io.gosight.api.project.Project;
import io.gosight.api.project.Projects;
import io.gosight.app.Console;
import io.gosight.common.OperatorException;
import io.gosight.http.HttpSettings;
import io.gosight.settings.Settings;
import io.gosight.storage.ClickHouseSettings;
import io.gosight.storage.ClickHouseStorage;
import io.gosight.storage.Postgres;
import io.gosight.storage.PostgresSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sends one test event to a running hub and follows it to ClickHouse. */
@Command(
    name = "send",
    description = "Sends one test event and shows its way: accepted, stored, with its fields.",
    mixinStandardHelpOptions = true)
final class SendCommand implements Callable<Integer> {
  private static final String BROWSER =
      "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0"
          + " Safari/537.36";
  private static final String QUERY =
      "SELECT kind, url, browser, country, bot, toString(time) AS time FROM events FINAL WHERE"
          + " project_id = {project:String} AND event_id = {event:String}";
  private static final long PAUSE_MS = 250;

  @Mixin private Connection connection;

  @Option(
      names = "--project",
      paramLabel = "ID",
      defaultValue = "demo",
      description = "The project (default: ${DEFAULT-VALUE}).")
  private String project;

  @Option(names = "--port", paramLabel = "N", description = "The hub's HTTP port.")
  private Integer port;

  @Option(
      names = "--url",
      paramLabel = "URL",
      defaultValue = "https://test.example/",
      description = "The page of the event (default: ${DEFAULT-VALUE}).")
  private String page;

  @Option(
      names = "--wait",
      paramLabel = "AGE",
      defaultValue = "30s",
      description = "How long to wait until it is stored (default: 30s).")
  private String wait;

  @Override
  public Integer call() throws InterruptedException {
    Settings settings = connection.settings();
    HttpSettings http = settings.read(HttpSettings.class);
    String host = http.host().equals("0.0.0.0") ? "127.0.0.1" : http.host();
    URI hub =
        URI.create("http://" + host + ":" + (port == null ? http.port() : port) + "/v1/events");
    String event = "test-" + UUID.randomUUID();
    long begin = System.nanoTime();
    Console.say("sending    %s to %s", event, hub);
    HttpResponse<String> answer = send(hub, event, writeKey(settings));
    Console.say("answered   %d after %d ms: %s", answer.statusCode(), since(begin), answer.body());
    if (answer.statusCode() != 200 || !answer.body().contains("\"accepted\":1")) {
      throw new OperatorException("The event was not accepted.");
    }
    Duration timeout = Ages.duration("--wait", wait);
    try (Client reader = ClickHouseStorage.writer(settings.read(ClickHouseSettings.class))) {
      while (since(begin) < timeout.toMillis()) {
        List<GenericRecord> rows =
            reader.queryAll(QUERY, Map.of("project", project, "event", event));
        if (!rows.isEmpty()) {
          Console.say("stored     after %d ms:", since(begin));
          rows.get(0).getValues().forEach((name, value) -> Console.say("  %-8s %s", name, value));
          return 0;
        }
        TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
      }
    }
    throw new OperatorException(
        "The event was accepted but not stored within "
            + wait
            + "; see /ready and ./gosight dead-letters list.");
  }

  private static long since(long begin) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
  }

  private String writeKey(Settings settings) {
    try (HikariDataSource postgres = Postgres.open(settings.read(PostgresSettings.class))) {
      return new Projects(postgres)
          .find(project)
          .flatMap(Project::writeKey)
          .orElseThrow(
              () ->
                  new OperatorException(
                      "There is no project '"
                          + project
                          + "' with a write key; see ./gosight"
                          + " projects list and ./gosight keys create."));
    }
  }

  private HttpResponse<String> send(URI hub, String event, String key) throws InterruptedException {
    String body =
        "{\"context\":{\"sessionId\":\"%s\",\"pages\":[{\"url\":\"%s\"}]},\"events\":[{\"id\":\"%s\",\"pageView\":{}}]}"
            .formatted(event, page.replace("\"", ""), event);
    try {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(hub)
                  .header("content-type", "application/json")
                  .header("x-gosight-key", key)
                  .header("user-agent", BROWSER)
                  .POST(HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new OperatorException(
          "No hub answers at " + hub + "; name its port by --port: " + e.getMessage(), e);
    }
  }
}
