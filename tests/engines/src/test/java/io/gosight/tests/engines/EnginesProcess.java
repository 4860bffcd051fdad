package io.gosight.tests.engines;

import io.gosight.host.EngineHost;
import io.gosight.host.EngineProgress;
import io.gosight.host.EngineStartException;
import io.gosight.host.EngineSupervision;
import io.gosight.host.PluginConfigurationSource;
import io.gosight.host.PluginLoader;
import io.gosight.host.Plugins;
import io.gosight.host.RestartPolicy;
import io.gosight.spi.EngineFactory;
import io.gosight.threads.HubThreads;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A hub that runs engines and nothing else. Arguments: plugins folder, data folder, cache folder,
 * then {@code key=value} properties. Responds to lines on its input: {@code health}, {@code stop}.
 */
final class EnginesProcess {
  private EnginesProcess() {}

  public static void main(String[] arguments) throws Exception {
    PrintStream out = System.out;
    Map<String, String> properties = new HashMap<>();
    for (String argument : List.of(arguments).subList(3, arguments.length)) {
      properties.put(argument.split("=", 2)[0], argument.split("=", 2)[1]);
    }
    try (Plugins plugins = PluginLoader.load(Path.of(arguments[0]), List.of(EngineFactory.class));
        EngineHost host =
            new EngineHost(
                Path.of(arguments[1]),
                Path.of(arguments[2]),
                Clock.systemUTC(),
                new PluginConfigurationSource("engine", properties),
                EngineProgress.NONE,
                supervision(out))) {
      host.start(plugins.of(EngineFactory.class)).forEach((k, v) -> out.println(k + "=" + v));
      out.println("ready");
      serve(host, out);
    } catch (EngineStartException e) {
      out.println("failed " + e.getMessage());
      System.exit(1);
    }
    out.println("stopped");
    // Anything that an engine leaves running would keep the process alive, which a test detects.
  }

  /** As in a hub, but with shorter waits. */
  private static EngineSupervision supervision(PrintStream out) {
    RestartPolicy shipped = RestartPolicy.shipped();
    return new EngineSupervision(
        new HubThreads(Clock.systemUTC()),
        new RestartPolicy(
            Duration.ofMillis(500),
            shipped.badAnswers(),
            shipped.goodAnswers(),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            shipped.stopTimeout(),
            shipped.startTimeout()),
        sentence -> {
          out.println("lost " + sentence);
          Runtime.getRuntime().halt(4);
        });
  }

  private static void serve(EngineHost host, PrintStream out) throws Exception {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.equals("stop")) {
        return;
      }
      host.health()
          .forEach(
              (name, health) ->
                  out.println(name + (health.up() ? " up " : " down ") + health.detail()));
      out.println("asked");
    }
  }
}
