package io.gosight.kafka;

import io.gosight.stage.Role;
import io.gosight.stage.Stage;
import io.gosight.stage.StageContext;
import io.gosight.storage.KafkaClients;
import io.gosight.storage.KafkaSettings;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/** Gives the stages that consume Kafka the {@code kafka-batches} component. */
public final class KafkaStage implements Stage {
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
            consumerProperties(client, context.node()), new EventCount(), consumers));
    context.bind(
        "consumerLag",
        new ConsumerLag(context.keep(Admin.create(client)), consumers, context.meters()));
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
