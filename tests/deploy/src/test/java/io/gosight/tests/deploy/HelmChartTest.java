package io.gosight.tests.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The chart, by Helm itself and by the models of Kubernetes' own client. */
class HelmChartTest {
  private static final String MODELS = "io.kubernetes.client.openapi.models.V";
  private static final Map<String, String> VERSIONS =
      Map.of("HorizontalPodAutoscaler", "2", "ScaledObject", "", "ServiceMonitor", "");

  private static Helm chart() {
    return new Helm(Project.ROOT.resolve("config/helm/gosight"));
  }

  static Stream<Map<String, Object>> values() {
    return Stream.of(
        Map.of(),
        Map.of("autoscaling.enabled", "false", "ingress.enabled", "false"),
        Map.of(
            "autoscaling.keda", "true",
            "autoscaling.prometheus", "http://prometheus:9090",
            "serviceMonitor", "true",
            "kafkaClientSecret", "kafka-client",
            "spool.storageClass", "fast",
            "javaOptions", "-Xmx2g"));
  }

  private static List<JsonNode> rendered(Map<String, Object> values) {
    var template = chart().template().withName("hub").withKubeVersion("1.30.0");
    values.forEach(template::set);
    return Project.yaml(template.call());
  }

  @Test
  void helmFindsNothingToMend() {
    LintResult result = chart().lint().strict().call();
    assertThat(result.isFailed()).as(String.join("\n", result.getMessages())).isFalse();
  }

  @ParameterizedTest
  @MethodSource("values")
  void kubernetesKnowsEveryFieldAndMissesNone(Map<String, Object> values) {
    List<JsonNode> objects = rendered(values);
    assertThat(objects).hasSizeGreaterThan(15);
    for (JsonNode object : objects) {
      String kind = object.path("kind").asText();
      String version = VERSIONS.getOrDefault(kind, "1");
      if (!version.isEmpty()) {
        JsonElement json = JsonParser.parseString(object.toString());
        assertThatCode(
                () ->
                    Class.forName(MODELS + version + kind)
                        .getMethod("validateJsonElement", JsonElement.class)
                        .invoke(null, json))
            .as(object.toString())
            .doesNotThrowAnyException();
      }
    }
  }

  @Test
  void everyPodIsUnprivilegedAndOnItsRole() {
    List<JsonNode> pods =
        rendered(Map.of()).stream()
            .filter(object -> List.of("Deployment", "StatefulSet").contains(kind(object)))
            .map(object -> object.at("/spec/template/spec"))
            .toList();
    assertThat(pods).hasSize(5);
    for (JsonNode pod : pods) {
      assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
      JsonNode container = pod.at("/containers/0");
      assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean()).isTrue();
      assertThat(container.at("/securityContext/allowPrivilegeEscalation").asBoolean(true))
          .isFalse();
      assertThat(container.at("/securityContext/capabilities/drop/0").asText()).isEqualTo("ALL");
      assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
    }
    assertThat(pods)
        .extracting(pod -> pod.at("/containers/0/args/6").asText())
        .containsExactlyInAnyOrder("ingest", "event", "insight", "alert", "api");
  }

  @Test
  void scalesOnTheArchitecturesTriggers() {
    List<JsonNode> objects =
        rendered(
            Map.of("autoscaling.keda", "true", "autoscaling.prometheus", "http://prometheus:9090"));
    assertThat(objects)
        .filteredOn(object -> kind(object).equals("HorizontalPodAutoscaler"))
        .singleElement()
        .satisfies(
            scaler ->
                assertThat(scaler.at("/spec/metrics/0/resource/target/averageUtilization").asInt())
                    .isEqualTo(70));
    assertThat(objects)
        .filteredOn(object -> kind(object).equals("ScaledObject"))
        .extracting(object -> object.at("/spec/triggers/0/metadata/lagThreshold").asText())
        .containsExactlyInAnyOrder("10000", "10000", "10000", "");
  }

  @Test
  void everyVariableIsASetting() throws Exception {
    List<String> known = Project.settings().stream().map(Project::variable).toList();
    List<String> variables =
        rendered(Map.of()).stream()
            .flatMap(object -> object.findValues("env").stream())
            .flatMap(env -> StreamSupport.stream(env.spliterator(), false))
            .map(variable -> variable.path("name").asText())
            .distinct()
            .toList();
    assertThat(variables).contains("GOSIGHT_KAFKA_BROKERS", "GOSIGHT_HTTP_DRAIN_SECONDS");
    assertThat(known).containsAll(variables);
  }

  private static String kind(JsonNode object) {
    return object.path("kind").asText();
  }
}
