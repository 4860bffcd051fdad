package io.gosight.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gosight.common.OperatorException;
import io.gosight.stage.Lifecycle;
import io.gosight.storage.KafkaClients;
import io.gosight.storage.KafkaSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.component.kafka.KafkaClientFactory;
import org.apache.camel.component.kafka.KafkaComponent;
import org.apache.camel.component.kafka.KafkaEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the operator's file says reaches every client: a wrong protocol fails each of them. */
class KafkaClientPropertiesTest {
  @TempDir private Path folder;

  private Map<String, Object> properties() throws Exception {
    Path file = folder.resolve("client.properties");
    Files.writeString(file, "security.protocol=NO-SUCH-PROTOCOL\nfetch.max.bytes=1000\n");
    return KafkaClients.properties(new KafkaSettings("127.0.0.1:1", 1, file.toString()));
  }

  @Test
  void areThoseOfTheFile() throws Exception {
    assertThat(properties())
        .containsEntry("bootstrap.servers", "127.0.0.1:1")
        .containsEntry("security.protocol", "NO-SUCH-PROTOCOL");
    assertThat(KafkaClients.properties(new KafkaSettings("b:1", 1, "")))
        .containsOnlyKeys("bootstrap.servers");
    assertThatThrownBy(() -> KafkaClients.properties(new KafkaSettings("b:1", 1, "/no/such")))
        .isInstanceOf(OperatorException.class)
        .hasMessageContaining("gosight.kafka.client-config");
  }

  @Test
  void reachCamelsProducersAndConsumers() throws Exception {
    HubKafkaClientFactory factory =
        new HubKafkaClientFactory(properties(), new Lifecycle(Clock.systemUTC()));
    Properties camels = new Properties();
    camels.put("security.protocol", "PLAINTEXT");
    camels.put("group.id", "g");
    for (String side : new String[] {"key", "value"}) {
      camels.put(side + ".serializer", "org.apache.kafka.common.serialization.StringSerializer");
      camels.put(
          side + ".deserializer", "org.apache.kafka.common.serialization.StringDeserializer");
    }
    assertThatThrownBy(() -> factory.getProducer(camels))
        .isInstanceOf(KafkaException.class)
        .hasStackTraceContaining("NO-SUCH-PROTOCOL");
    assertThatThrownBy(() -> factory.getConsumer(camels))
        .isInstanceOf(KafkaException.class)
        .hasStackTraceContaining("NO-SUCH-PROTOCOL");
  }

  @Test
  void camelFindsTheFactoryByItsType() throws Exception {
    try (CamelContext camel = new DefaultCamelContext()) {
      KafkaClientFactory factory =
          new HubKafkaClientFactory(properties(), new Lifecycle(Clock.systemUTC()));
      camel.getRegistry().bind("kafkaClientFactory", factory);
      camel.start();
      KafkaComponent component = camel.getComponent("kafka", KafkaComponent.class);
      KafkaEndpoint endpoint = camel.getEndpoint("kafka:topic", KafkaEndpoint.class);
      assertThat(component.getKafkaClientFactory()).isSameAs(factory);
      assertThat(endpoint.getKafkaClientFactory()).isSameAs(factory);
    }
  }

  @Test
  void reachTheMemberThatLeaves() throws Exception {
    StaticMember member = new StaticMember(properties(), "group", "node");
    assertThatThrownBy(() -> member.leave(Duration.ofSeconds(1)))
        .isInstanceOf(KafkaException.class)
        .hasStackTraceContaining("NO-SUCH-PROTOCOL");
  }
}
