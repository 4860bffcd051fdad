package io.gosight.engine.kafka;

import io.gosight.spi.Health;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;

/** Asks the broker, as any client would, whether it is up and unfenced. */
final class BrokerProbe implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 900;

  private final String brokers;
  private final int node;
  private final Admin admin;

  BrokerProbe(String brokers, int node) {
    this.brokers = brokers;
    this.node = node;
    this.admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                brokers,
                AdminClientConfig.CLIENT_ID_CONFIG,
                "gosight-kafka-health",
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                TIMEOUT_MILLIS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                TIMEOUT_MILLIS,
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                500,
                AdminClientConfig.CONNECTIONS_MAX_IDLE_MS_CONFIG,
                60_000,
                AdminClientConfig.ENABLE_METRICS_PUSH_CONFIG,
                false));
  }

  Health health() {
    try {
      boolean unfenced =
          admin
              .describeCluster(new DescribeClusterOptions().timeoutMs(TIMEOUT_MILLIS))
              .nodes()
              .get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)
              .stream()
              .anyMatch(each -> each.id() == node);
      return unfenced
          ? Health.up("The Kafka broker answers at " + brokers + ".")
          : Health.down("The Kafka broker at " + brokers + " is fenced.");
    } catch (ExecutionException | TimeoutException e) {
      return Health.down("The Kafka broker does not answer at " + brokers + ".");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Health.down("The health check was interrupted.");
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ofMillis(TIMEOUT_MILLIS));
  }
}
