package io.gosight.storage;

import io.gosight.common.OperatorException;
import io.gosight.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes the topics that are missing, as the architecture sizes them. */
public final class KafkaTopics {
  private static final long DAY_MS = 86_400_000L;
  private static final int MAX_MESSAGE_BYTES = 4 << 20;

  private final Settings settings;

  public KafkaTopics(Settings settings) {
    this.settings = settings;
  }

  public void create() {
    List<NewTopic> wanted =
        List.of(
            topic("gosight.kafka.topic.events", 12, 7),
            topic("gosight.kafka.topic.replay", 6, 3),
            topic("gosight.kafka.topic.errors", 3, 30),
            topic("gosight.kafka.topic.insights", 3, 30),
            topic("gosight.kafka.topic.alerts", 1, 7),
            topic("gosight.kafka.topic.dead-letters", 3, 30));
    Map<String, Object> properties =
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
            settings.text("gosight.kafka.brokers"),
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            30_000);
    try (Admin admin = Admin.create(properties)) {
      Set<String> present = admin.listTopics().names().get(30, TimeUnit.SECONDS);
      List<NewTopic> missing =
          wanted.stream().filter(topic -> !present.contains(topic.name())).toList();
      admin.createTopics(missing).all().get(30, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new OperatorException("Kafka's topics can't be made: " + e.getMessage(), e);
      }
    } catch (TimeoutException e) {
      throw new OperatorException("Kafka does not answer at gosight.kafka.brokers.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OperatorException("The start was interrupted.", e);
    }
  }

  private NewTopic topic(String property, int partitions, int days) {
    short replication = (short) settings.number("gosight.kafka.replication");
    return new NewTopic(settings.text(property), partitions, replication)
        .configs(
            Map.of(
                TopicConfig.RETENTION_MS_CONFIG, String.valueOf(days * DAY_MS),
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(MAX_MESSAGE_BYTES),
                TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG,
                    String.valueOf(Math.max(1, replication - 1))));
  }
}
