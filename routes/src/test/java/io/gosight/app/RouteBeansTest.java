package io.gosight.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.clickhouse.client.api.Client;
import com.fasterxml.jackson.databind.JsonNode;
import com.zaxxer.hikari.HikariDataSource;
import io.gosight.conventions.RouteFile;
import io.gosight.enrich.GeoLookup;
import io.gosight.host.PluginLoader;
import io.gosight.host.Plugins;
import io.gosight.settings.Settings;
import io.gosight.spi.detector.InsightDetectorFactory;
import io.gosight.storage.RedisClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every bean that a route names is there. */
class RouteBeansTest {
  private static final Pattern IN_EXPRESSION = Pattern.compile("\\$\\{bean:([A-Za-z]+)");

  private static Set<String> named() {
    Set<String> named = new TreeSet<>();
    for (RouteFile file : RouteFile.all()) {
      for (JsonNode ref : file.flows().findValues("ref")) {
        named.add(ref.asText());
      }
      for (JsonNode parameters : file.flows().findValues("parameters")) {
        parameters.forEach(
            value -> {
              if (value.asText().startsWith("#")) {
                named.add(value.asText().substring(1));
              }
            });
      }
      Matcher matcher = IN_EXPRESSION.matcher(file.flows().toString());
      while (matcher.find()) {
        named.add(matcher.group(1));
      }
    }
    return named;
  }

  @Test
  void isBound(@TempDir Path noPlugins) throws IOException {
    DefaultCamelContext camel = new DefaultCamelContext();
    Settings settings =
        Settings.load(
            Path.of("../config"),
            List.of("external"),
            Map.of(),
            Map.of("gosight.clickhouse.password", "x"));
    HubBeans beans =
        new HubBeans(settings, Clock.systemUTC(), new SimpleMeterRegistry(), camel.getRegistry());
    try (HikariDataSource postgres = new HikariDataSource();
        Client clickHouse =
            new Client.Builder()
                .addEndpoint(settings.text("gosight.clickhouse.url"))
                .setUsername("x")
                .setPassword("x")
                .build();
        Plugins plugins = PluginLoader.load(noPlugins, List.of(InsightDetectorFactory.class))) {
      beans.bindShared(postgres, RedisClient.open(settings));
      beans.bindIngest(camel, null, GeoLookup.NONE, "secret");
      beans.bindStore(clickHouse, "node");
      beans.bindInsight(
          plugins,
          clickHouse,
          RedisClient.open(settings),
          "node",
          InsightBeans.breaker(settings, Clock.systemUTC(), new SimpleMeterRegistry()));
      beans.bindAlert(plugins, postgres, clickHouse);
      beans.bindApi(postgres, clickHouse, plugins);
      beans.bindOperate(null, "");
      assertThat(named())
          .contains("spool", "nothingFromOutside", "batchDecoder")
          .filteredOn(name -> camel.getRegistry().lookupByName(name) == null)
          .as("what only a started hub has: a folder and a bucket")
          .containsOnly("s3", "spool");
    }
  }
}
