package io.gosight.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Every metric that the sources name has a help text and a name that Prometheus accepts. */
class MetricsTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern METER =
      Pattern.compile(
          "(?:\\.(counter|gauge|timer)(?:MapSize)?|(Counter|Gauge|Timer)\\s*\\.builder|\\b(counter))\\(\\s*(?:last"
              + " \\? \"([a-z_]+)\" : )?\"([a-z0-9_]+)\"");
  private static final Pattern SAMPLE = Pattern.compile("^([^#{\\s]+)[{ ]", Pattern.MULTILINE);
  private static final Pattern TYPE = Pattern.compile("^# TYPE (\\S+) ", Pattern.MULTILINE);
  private static final Pattern HELP = Pattern.compile("^# HELP (\\S+) \\S", Pattern.MULTILINE);

  /** The kind of each meter by its name. */
  private static Map<String, String> named() throws IOException {
    Map<String, String> named = new TreeMap<>();
    for (String folder : new String[] {"routes/src/main/java", "api/src/main/java"}) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
          METER
              .matcher(Files.readString(file))
              .results()
              .forEach(
                  found -> {
                    named.put(found.group(5), kind(found));
                    if (found.group(4) != null) {
                      named.put(found.group(4), kind(found));
                    }
                  });
        }
      }
    }
    return named;
  }

  private static String kind(MatchResult found) {
    return Stream.of(found.group(1), found.group(2), found.group(3))
        .filter(kind -> kind != null)
        .findFirst()
        .orElseThrow()
        .toLowerCase(Locale.ROOT);
  }

  private static PrometheusMeterRegistry registered() throws IOException {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    registry.config().meterFilter(MetricCatalog.load().filter());
    named()
        .forEach(
            (name, kind) -> {
              switch (kind) {
                case "counter" -> registry.counter(name).increment();
                case "gauge" -> registry.gauge(name, 1);
                default ->
                    Timer.builder(name)
                        .serviceLevelObjectives(Duration.ofMillis(10))
                        .register(registry)
                        .record(Duration.ofMillis(1));
              }
            });
    return registry;
  }

  private static Set<String> all(Pattern pattern, String text) {
    Set<String> all = new TreeSet<>();
    pattern.matcher(text).results().forEach(found -> all.add(found.group(1)));
    return all;
  }

  @Test
  void theCatalogNamesEveryMetricAndNoOther() throws IOException {
    assertThat(MetricCatalog.load().help().keySet())
        .as("routes/src/main/resources/io/gosight/operate/metrics.properties")
        .containsExactlyInAnyOrderElementsOf(named().keySet());
    assertThat(MetricCatalog.load().help().values()).allMatch(help -> help.endsWith("."));
  }

  @Test
  void eachHasAHelpTextAndAValidName() throws Exception {
    PrometheusMeterRegistry registry = registered();
    try (AutoCloseable process = ProcessMetrics.bind(registry)) {
      String text = registry.scrape();
      assertThat(all(HELP, text)).containsAll(all(TYPE, text));
      assertThat(all(TYPE, text))
          .contains(
              "ingestor_events_total",
              "ingestor_latency_seconds",
              "kafka_consumer_lag",
              "clickhouse_insert_rows_total",
              "api_request_duration_seconds",
              "jvm_memory_used_bytes");
      assertThat(all(SAMPLE, text)).allMatch(name -> name.matches("[a-zA-Z_:][a-zA-Z0-9_:]*"));
      assertThat(process).isNotNull();
    }
  }

  @Test
  void promtoolAccepts() throws Exception {
    Path promtool =
        Stream.of(System.getenv("PATH").split(":", -1))
            .map(folder -> Path.of(folder, "promtool"))
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(null);
    Assumptions.assumeTrue(promtool != null, "promtool is not installed");
    PrometheusMeterRegistry registry = registered();
    try (AutoCloseable process = ProcessMetrics.bind(registry)) {
      Process check =
          new ProcessBuilder(promtool.toString(), "check", "metrics")
              .redirectErrorStream(true)
              .start();
      check.getOutputStream().write(registry.scrape().getBytes(StandardCharsets.UTF_8));
      check.getOutputStream().close();
      String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(check.waitFor()).as(said).isZero();
      assertThat(process).isNotNull();
    }
  }
}
