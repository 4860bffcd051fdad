package io.gosight.tests.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Alert rules, objectives and the dashboard. */
class MonitoringTest {
  private static final Pattern METRIC = Pattern.compile("\\b([a-z]+(?:_[a-z0-9]+)+)(?=[{\\[ )]|$)");
  private static final Set<String> FUNCTIONS =
      Set.of("avg_over_time", "histogram_quantile", "label_replace");

  private static List<String> expressions() throws IOException {
    List<String> expressions = new ArrayList<>();
    for (String file : List.of("alerts.yml", "slo.yml")) {
      for (JsonNode rule : Project.yaml(Project.text("config/prometheus/" + file))) {
        rule.findValues("expr").forEach(expr -> expressions.add(expr.asText()));
      }
    }
    new ObjectMapper()
        .readTree(Project.text("config/grafana/gosight.json"))
        .findValues("expr")
        .forEach(expr -> expressions.add(expr.asText()));
    return expressions;
  }

  @Test
  void useOnlyMetricsThatThereAre() throws IOException {
    Set<String> meters = Meters.names();
    for (String expression : expressions()) {
      String bare = expression.replaceAll("\"[^\"]*\"", "\"\"").replaceAll("by \\([^)]*\\)", "");
      for (String metric : Project.all(METRIC, bare)) {
        boolean foreign =
            Meters.isForeign(metric)
                || metric.matches("ratio_.*|slo_errors")
                || FUNCTIONS.contains(metric);
        if (!foreign) {
          assertThat(meters).as(expression).contains(Meters.base(metric));
        }
      }
    }
  }

  @Test
  void everyAlertHasARunbookAndATestOrIsABurnRate() throws IOException {
    String runbooks = Project.text("docs/runbooks.md");
    String tests = Project.text("config/prometheus/alerts.test.yml");
    for (String file : List.of("alerts.yml", "slo.yml")) {
      JsonNode rules = Project.yaml(Project.text("config/prometheus/" + file)).get(0);
      for (JsonNode group : rules.path("groups")) {
        for (JsonNode rule : group.path("rules")) {
          if (rule.has("alert")) {
            String alert = rule.path("alert").asText();
            String anchor = rule.at("/annotations/runbook").asText().replaceFirst(".*#", "");
            assertThat(runbooks).contains("<a id=\"" + anchor + "\"></a>").contains(alert);
            if (file.equals("alerts.yml")) {
              assertThat(tests).contains("alertname: " + alert + "\n");
            }
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "check rules alerts.yml slo.yml",
        "test rules alerts.test.yml",
        "check config prometheus.yml"
      })
  void promtoolAccepts(String command) throws Exception {
    var promtool = Project.tool("promtool");
    Assumptions.assumeTrue(promtool.isPresent(), "promtool is not installed");
    List<String> words = new ArrayList<>(List.of(promtool.get().toString()));
    words.addAll(List.of(command.split(" ", -1)));
    assertThat(Project.run("config/prometheus", words)).isEmpty();
  }
}
