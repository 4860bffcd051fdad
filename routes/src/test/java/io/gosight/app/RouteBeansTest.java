package io.gosight.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gosight.conventions.RouteFile;
import java.nio.file.Path;
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
        if (!ref.asText().contains("{{")) {
          named.add(ref.asText());
        }
      }
      for (JsonNode parameters : file.flows().findValues("parameters")) {
        parameters.forEach(
            value -> {
              if (value.asText().startsWith("#")) {
                named.add(value.asText().substring(1));
              }
            });
      }
      for (JsonNode route : file.flows().findValues("templatedRoute")) {
        for (JsonNode parameter : route.path("parameters")) {
          if (parameter.path("name").asText().equals("bean")) {
            named.add(parameter.path("value").asText());
          }
        }
      }
      Matcher matcher = IN_EXPRESSION.matcher(file.flows().toString());
      while (matcher.find()) {
        named.add(matcher.group(1));
      }
    }
    return named;
  }

  @Test
  void isBound(@TempDir Path data) throws Exception {
    DefaultCamelContext camel = new DefaultCamelContext();
    Map<String, String> passwords =
        Map.of(
            "gosight.clickhouse.password", "x",
            "gosight.s3.access-key", "x",
            "gosight.s3.secret-key", "x");
    try (TestContext context = TestContext.of(camel, data, passwords)) {
      context.hub().bind(Stages.shipped());
      assertThat(named())
          .contains("spool", "externalHeaderFilter", "batchDecoder", "apiOverview")
          .allSatisfy(name -> assertThat(camel.getRegistry().lookupByName(name)).isNotNull());
    }
  }
}
