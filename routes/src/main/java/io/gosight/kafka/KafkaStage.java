package io.gosight.kafka;

import io.gosight.stage.Role;
import io.gosight.stage.Stage;
import io.gosight.stage.StageContext;
import io.gosight.storage.KafkaSettings;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
  public List<String> routeFolders() {
    return List.of();
  }

  @Override
  public void bind(StageContext context) {
    context.bind(
        "kafka-batches",
        new KafkaBatchComponent(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                context.settings().read(KafkaSettings.class).brokers(),
                ConsumerConfig.GROUP_INSTANCE_ID_CONFIG,
                context.node(),
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                2_000,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed"),
            new EventCount()));
  }
}
