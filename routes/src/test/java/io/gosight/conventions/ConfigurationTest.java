package io.gosight.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.app.Stages;
import io.gosight.settings.PropertiesDocument;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The configuration that is shipped names what there is, and nothing else. */
class ConfigurationTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(gosight[^}]*)}}");
  private static final Pattern DECLARATION =
      Pattern.compile("(?:key|defaultValue) = \"(gosight\\.[a-z0-9.-]+)\"");
  private static final String BY_HAND = "# Channels are off until";
  private static final String HEADER =
      """
      # GoSight's configuration, as the settings records declare it. Every key can be set in a profile
      # (application-NAME.properties), in the environment (GOSIGHT_HTTP_PORT is gosight.http.port) or by
      # --set KEY=VALUE; the later wins.
      """;
  private static final Pattern LITERAL = Pattern.compile("\"(gosight\\.[a-z0-9.-]*[a-z0-9])\"");

  private static Map<String, String> read(String file) throws IOException {
    Properties properties = new Properties();
    try (Reader in = Files.newBufferedReader(ROOT.resolve("config").resolve(file))) {
      properties.load(in);
    }
    Map<String, String> values = new TreeMap<>();
    properties.forEach((key, value) -> values.put(key.toString(), value.toString()));
    return values;
  }

  private static Set<String> found(Pattern pattern, String folder, String suffix)
      throws IOException {
    Set<String> found = new TreeSet<>();
    try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
      for (Path file :
          files
              .filter(f -> f.toString().endsWith(suffix))
              .filter(f -> !f.toString().contains("/target/"))
              .toList()) {
        Matcher matcher = pattern.matcher(Files.readString(file));
        while (matcher.find()) {
          found.add(matcher.group(1));
        }
      }
    }
    return found;
  }

  private static Set<String> placeholders() throws IOException {
    Set<String> placeholders = found(PLACEHOLDER, "routes", ".camel.yaml");
    placeholders.addAll(found(PLACEHOLDER, "api/routes", ".camel.yaml"));
    placeholders.addAll(found(PLACEHOLDER, "config", ".properties"));
    return placeholders;
  }

  @Test
  void theFileIsWhatTheSettingsRecordsDeclare() throws IOException {
    Path file = ROOT.resolve("config/application.properties");
    String text = Files.readString(file);
    String declared = HEADER + PropertiesDocument.of(Stages.shipped().catalog()) + "\n";
    String rest = text.substring(text.indexOf(BY_HAND));
    if (Boolean.getBoolean("gosight.update")) {
      Files.writeString(file, declared + rest);
    }
    assertThat(text)
        .as("run: mvn -pl routes -am test -Dtest=ConfigurationTest -Dgosight.update=true")
        .isEqualTo(declared + rest);
  }

  @Test
  void everyPropertyOfARouteHasAValue() throws IOException {
    Set<String> known = new TreeSet<>(read("application.properties").keySet());
    known.addAll(read("application-external.properties").keySet());
    assertThat(known).containsAll(placeholders());
  }

  @Test
  void nothingIsLookedUpByText() throws IOException {
    Set<String> read = found(LITERAL, "routes/src/main/java", ".java");
    read.removeAll(found(DECLARATION, "routes/src/main/java", ".java"));
    // A system property that the launcher sets: the folder of the distribution.
    read.remove("gosight.home");
    // The file of the operator's own configuration.
    read.remove("gosight.conf");
    assertThat(read).isEmpty();
  }

  @Test
  void defaultsServeLoopbackAloneAndLoseNothing() throws IOException {
    assertThat(read("application.properties"))
        .containsEntry("gosight.http.host", "127.0.0.1")
        .containsEntry("gosight.grpc.host", "127.0.0.1")
        .containsEntry("gosight.management.host", "127.0.0.1")
        .containsEntry("gosight.http.trusted-proxies", "")
        .containsEntry("camel.component.kafka.request-required-acks", "all")
        .containsEntry("camel.component.kafka.enable-idempotence", "true");
  }

  @Test
  void theDefaultsAreThoseThatAreDescribed() throws IOException {
    assertThat(read("application.properties"))
        .containsEntry("gosight.http.port", "8080")
        .containsEntry("gosight.grpc.port", "50051")
        .containsEntry("gosight.management.port", "9090")
        .containsEntry("gosight.http.idle-seconds", "30")
        .containsEntry("gosight.roles", "all")
        .containsEntry("gosight.engines", "all")
        .containsEntry("gosight.ingest.max-batch-bytes", "1048576")
        .containsEntry("gosight.ingest.max-inflate-ratio", "200")
        .containsEntry("gosight.ingest.max-events", "500")
        .containsEntry("gosight.ingest.requests-per-second", "1000")
        .containsEntry("gosight.ingest.burst", "5000")
        .containsEntry("gosight.spool.max-bytes", "524288000")
        .containsEntry("gosight.kafka.topic.events", "gosight.events.raw")
        .containsEntry("gosight.kafka.topic.replay", "gosight.replay.chunks")
        .containsEntry("gosight.kafka.topic.errors", "gosight.events.errors")
        .containsEntry("gosight.kafka.topic.dead-letters", "gosight.dead-letters")
        .containsEntry("gosight.store.flush-rows", "10000")
        .containsEntry("gosight.store.flush-ms", "1000");
  }
}
