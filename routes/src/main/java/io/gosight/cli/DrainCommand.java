package io.gosight.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gosight.app.Console;
import io.gosight.app.Home;
import io.gosight.common.OperatorException;
import io.gosight.http.ManagementSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Takes a running node out of its load balancer before it is stopped. */
@Command(
    name = "drain",
    description =
        "Lets /ready of the running hub say 503 so that load balancers send traffic elsewhere, and"
            + " waits until no request is under way. The hub goes on serving until it is stopped.",
    mixinStandardHelpOptions = true)
final class DrainCommand implements Callable<Integer> {
  private static final Duration DEADLINE = Duration.ofSeconds(5);

  @Option(names = "--undo", description = "Lets /ready say 200 again.")
  private boolean undo;

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      description = "How long to wait for requests that are under way (default: ${DEFAULT-VALUE}).")
  private int waitSeconds = 30;

  @Mixin private HubOptions options;

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(DEADLINE).build();

  @Override
  public Integer call() throws InterruptedException {
    URI uri =
        uri(
            RunningHub.settings(
                    Home.find(), options.data(), options.profiles(), options.overrides())
                .read(ManagementSettings.class));
    if (undo) {
      Console.say("The hub is %s.", send(uri, "DELETE").path("phase").asText());
      return 0;
    }
    JsonNode state = send(uri, "PUT");
    if (!state.path("phase").asText().equals("draining")) {
      throw new OperatorException("The hub is " + state.path("phase").asText() + ".");
    }
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(waitSeconds);
    while (state.path("requests").asInt() > 0 && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(200);
      state = send(uri, "GET");
    }
    Console.say("The hub is draining; %d requests are under way.", state.path("requests").asInt());
    return state.path("requests").asInt() > 0 ? 1 : 0;
  }

  private static URI uri(ManagementSettings settings) {
    String host = settings.host().equals("0.0.0.0") ? "127.0.0.1" : settings.host();
    String name = host.contains(":") ? "[" + host + "]" : host;
    return URI.create("http://" + name + ":" + settings.port() + "/drain");
  }

  private JsonNode send(URI uri, String method) throws InterruptedException {
    try {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(uri)
                  .timeout(DEADLINE)
                  .header("X-GoSight-Operator", "drain")
                  .method(method, HttpRequest.BodyPublishers.noBody())
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new OperatorException(uri + " says " + answer.statusCode() + ": " + answer.body());
      }
      return json.readTree(answer.body());
    } catch (IOException e) {
      throw new OperatorException("No hub answers at " + uri + ".", e);
    }
  }
}
