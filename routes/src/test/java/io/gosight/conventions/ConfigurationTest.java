package io.gosight.conventions;

import static org.assertj.core.api.Assertions.assertThat;

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
  void everyKeyIsUsed() throws IOException {
    Set<String> used = placeholders();
    used.addAll(found(LITERAL, "routes/src/main/java", ".java"));
    assertThat(
            read("application.properties").keySet().stream()
                .filter(key -> key.startsWith("gosight."))
                // what a plugin knows: its factory says which keys there are
                .filter(key -> !key.startsWith("gosight.channel.")))
        .isSubsetOf(used);
  }

  @Test
  void everyPropertyOfARouteHasAValue() throws IOException {
    Set<String> known = new TreeSet<>(read("application.properties").keySet());
    known.addAll(read("application-external.properties").keySet());
    assertThat(known).containsAll(placeholders());
  }

  @Test
  void everyPropertyThatTheHubReadsHasAValue() throws IOException {
    Set<String> known = new TreeSet<>(read("application.properties").keySet());
    known.addAll(read("application-external.properties").keySet());
    Set<String> read = found(LITERAL, "routes/src/main/java", ".java");
    // A system property that the launcher sets: the folder of the distribution.
    read.remove("gosight.home");
    assertThat(known).containsAll(read);
  }

  @Test
  void nobodyOutsideIsServedAndNothingIsLostUnlessTheOperatorSaysSo() throws IOException {
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
