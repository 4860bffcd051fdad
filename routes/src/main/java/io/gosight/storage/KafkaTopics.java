package io.gosight.storage;

import io.gosight.common.OperatorException;
import io.gosight.stage.Topic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates missing topics. */
public final class KafkaTopics {
  private static final int MAX_MESSAGE_BYTES = 4 << 20;

  private final KafkaSettings settings;

  public KafkaTopics(KafkaSettings settings) {
    this.settings = settings;
  }

  /** Creates those of the topics that do not exist. */
  public void create(List<Topic> topics) {
    Map<String, Object> properties = new HashMap<>(KafkaClients.properties(settings));
    properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 30_000);
    try (Admin admin = Admin.create(properties)) {
      Set<String> present = admin.listTopics().names().get(30, TimeUnit.SECONDS);
      List<NewTopic> missing =
          topics.stream().filter(t -> !present.contains(t.name())).map(this::newTopic).toList();
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

  /** The topics by name, with their partitions; Kafka's internal ones are left out. */
  public Map<String, Integer> list() {
    Map<String, Object> properties = new HashMap<>(KafkaClients.properties(settings));
    properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
    properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
    try (Admin admin = Admin.create(properties)) {
      Set<String> names = admin.listTopics().names().get(10, TimeUnit.SECONDS);
      Map<String, Integer> topics = new TreeMap<>();
      admin
          .describeTopics(names)
          .allTopicNames()
          .get(10, TimeUnit.SECONDS)
          .forEach((name, topic) -> topics.put(name, topic.partitions().size()));
      return topics;
    } catch (ExecutionException | TimeoutException e) {
      throw new OperatorException(
          "Kafka does not answer at " + settings.brokers() + " (gosight.kafka.brokers).", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OperatorException("The command was interrupted.", e);
    }
  }

  private NewTopic newTopic(Topic topic) {
    short replication = (short) settings.replication();
    return new NewTopic(topic.name(), topic.partitions(), replication)
        .configs(
            Map.of(
                TopicConfig.RETENTION_MS_CONFIG, String.valueOf(topic.retention().toMillis()),
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(MAX_MESSAGE_BYTES),
                TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG,
                    String.valueOf(Math.max(1, replication - 1))));
  }
}
