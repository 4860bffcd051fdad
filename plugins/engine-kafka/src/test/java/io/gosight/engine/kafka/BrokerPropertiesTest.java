package io.gosight.engine.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gosight.spi.PluginConfigurationException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import kafka.server.KafkaConfig;
import org.junit.jupiter.api.Test;

class BrokerPropertiesTest {
  private static final Map<String, String> ONE_OF_THREE =
      Map.of(
          "node", "2",
          "voters", "1@127.0.0.1:9101,2@127.0.0.1:9102,3@127.0.0.1:9103",
          "controller-port", "9102",
          "cluster-id", "AAAAAAAAAAAAAAAAAAAAAQ",
          "advertised-port", "9202");

  @Test
  void aNodeAloneHasOneCopyAndVotesForItself() {
    assertThat(properties(Map.of()))
        .containsEntry("controller.quorum.voters", "1@127.0.0.1:9102")
        .containsEntry("advertised.listeners", "PLAINTEXT://127.0.0.1:9002")
        .containsEntry("default.replication.factor", "1")
        .containsEntry("min.insync.replicas", "1");
  }

  @Test
  void oneOfThreeKeepsAcknowledgedRecordsOnTwoAndTellsItsProxy() {
    Map<String, Object> properties = properties(ONE_OF_THREE);
    assertThat(properties)
        .containsEntry("node.id", "2")
        .containsEntry("advertised.listeners", "PLAINTEXT://127.0.0.1:9202")
        .containsEntry("default.replication.factor", "3")
        .containsEntry("offsets.topic.replication.factor", "3")
        .containsEntry("min.insync.replicas", "2");
    assertThat(new KafkaConfig(properties, false).nodeId()).isEqualTo(2);
  }

  @Test
  void aClusterNeedsAnIdThatAllShare() {
    Map<String, String> without = new HashMap<>(ONE_OF_THREE);
    without.remove("cluster-id");
    assertThatThrownBy(() -> properties(without))
        .isInstanceOf(PluginConfigurationException.class)
        .hasMessageContaining("cluster-id");
  }

  private static Map<String, Object> properties(Map<String, String> settings) {
    KafkaEngineConfig config =
        KafkaEngineConfig.from(new KafkaEngineFactory().configuration().resolve(settings));
    return new BrokerProperties(config, Path.of("logs"), 9002, 9102).values();
  }
}
