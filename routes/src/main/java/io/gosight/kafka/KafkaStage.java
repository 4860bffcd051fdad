package io.gosight.kafka;

import io.gosight.stage.Role;
import io.gosight.stage.Stage;
import io.gosight.stage.StageContext;
import io.gosight.storage.KafkaClients;
import io.gosight.storage.KafkaSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/** Gives the stages that consume Kafka the {@code kafka-batches} component. */
public final class KafkaStage implements Stage {
  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(2);

  @Override
  public String name() {
    return "kafka";
  }

  @Override
  public Set<Role> roles() {
    return Set.of(Role.EVENT, Role.INSIGHT, Role.ALERT);
  }

  @Override
  public void bind(StageContext context) {
    KafkaSettings settings = context.settings().read(KafkaSettings.class);
    Map<String, Object> client = KafkaClients.properties(settings);
    Consumers consumers = new Consumers(context.clock());
    context.bind(
        "kafka-batches",
        new KafkaBatchComponent(
            consumerProperties(client, context.node()),
            new EventCount(),
            consumers,
            context.lifecycle(),
            context.threads()));
    Admin admin = Admin.create(client);
    context.keep(() -> admin.close(context.lifecycle().limit(LONGEST_CLOSE)));
    context.bind("consumerLag", new ConsumerLag(admin, consumers, context.meters()));
    context.health().add("consumers", consumers::health);
  }

  private static Map<String, Object> consumerProperties(Map<String, Object> client, String node) {
    Map<String, Object> properties = new HashMap<>();
    properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000);
    properties.putAll(client);
    // What the delivery guarantees are built on is not the operator's to change.
    properties.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, node);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    return properties;
  }
}
