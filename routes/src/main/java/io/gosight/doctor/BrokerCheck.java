package io.gosight.doctor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;

/**
 * Whether Kafka takes records. A broker whose heartbeats came too late is fenced by its controller:
 * its port is open, but it is in no list of brokers, and clients wait in vain.
 *
 * @param client the properties of Kafka clients
 * @param timeoutMs how long to wait for an answer
 */
public record BrokerCheck(Map<String, Object> client, int timeoutMs) {
  /** The finding for these brokers, {@code host:port} with commas between. */
  public Finding check(String brokers) {
    Map<String, Object> properties = new HashMap<>(client);
    properties.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, brokers);
    properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, timeoutMs);
    properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, timeoutMs);
    try (Admin admin = Admin.create(properties)) {
      int nodes = admin.describeCluster().nodes().get(timeoutMs, TimeUnit.MILLISECONDS).size();
      return nodes == 0
          ? fenced(brokers)
          : Finding.ok("kafka", "%d brokers at %s".formatted(nodes, brokers));
    } catch (ExecutionException | TimeoutException e) {
      return isOpen(brokers) ? fenced(brokers) : away(brokers);
    } catch (ConfigException e) {
      return Finding.problem("kafka", e.getMessage(), "Correct gosight.kafka.brokers.");
    } catch (KafkaException e) {
      return away(brokers);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return away(brokers);
    }
  }

  private static Finding fenced(String brokers) {
    return Finding.problem(
        "kafka",
        brokers + " is open, but no broker is in service: it is fenced, or hangs.",
        "A machine without time for a few seconds makes the broker miss its heartbeats. It comes"
            + " back by itself; run less beside it, or the broker in a process of its own"
            + " (./gosight engine kafka), and restart the hub if it stays away.");
  }

  private static Finding away(String brokers) {
    return Finding.problem(
        "kafka",
        "No broker answers at " + brokers + "; batches go to the spool until it is full.",
        "Start it, or correct gosight.kafka.brokers.");
  }

  private boolean isOpen(String brokers) {
    String first = brokers.split(",", -1)[0].trim();
    int colon = first.lastIndexOf(':');
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(
              first.substring(0, colon), Integer.parseInt(first.substring(colon + 1))),
          timeoutMs);
      return true;
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }
}
