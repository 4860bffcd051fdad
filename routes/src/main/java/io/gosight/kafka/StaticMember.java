package io.gosight.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.MemberToRemove;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A consumer that keeps its partitions over a crash, because it comes back under the same name.
 *
 * @param client the properties of every client
 * @param group the consumer group
 * @param name the name in the group; null is a member without one
 */
record StaticMember(Map<String, Object> client, String group, String name) {
  private static final Logger LOG = LoggerFactory.getLogger(StaticMember.class);

  static StaticMember of(Map<String, Object> consumerProperties) {
    Map<String, Object> client = new HashMap<>(consumerProperties);
    client.keySet().retainAll(AdminClientConfig.configNames());
    return new StaticMember(
        client,
        (String) consumerProperties.get(ConsumerConfig.GROUP_ID_CONFIG),
        (String) consumerProperties.get(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG));
  }

  /**
   * Gives the partitions up at a clean stop; closing alone would leave them unassigned until the
   * session times out. Without Kafka that is what happens.
   *
   * @param timeout how long to wait for Kafka
   */
  void leave(Duration timeout) {
    if (name == null) {
      return;
    }
    Admin admin = Admin.create(client);
    try {
      admin
          .removeMembersFromConsumerGroup(
              group,
              new RemoveMembersFromConsumerGroupOptions(List.of(new MemberToRemove(name)))
                  .timeoutMs((int) timeout.toMillis()))
          .all()
          .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("{} could not leave {}; Kafka waits for it for a while.", name, group);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      admin.close(Duration.ZERO);
    }
  }
}
