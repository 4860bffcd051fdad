package io.gosight.storage;

import io.gosight.common.OperatorException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.clients.CommonClientConfigs;

/** The properties that every Kafka client of the hub has: consumers, producers, admin clients. */
public final class KafkaClients {
  private KafkaClients() {}

  /**
   * The brokers, and what the operator's file says: TLS, SASL, fetch sizes. Clients add their own.
   *
   * @throws OperatorException if the file can't be read
   */
  public static Map<String, Object> properties(KafkaSettings settings) {
    Map<String, Object> properties = new TreeMap<>();
    if (!settings.clientConfig().isEmpty()) {
      Properties file = new Properties();
      try (Reader in = Files.newBufferedReader(Path.of(settings.clientConfig()))) {
        file.load(in);
      } catch (IOException e) {
        throw new OperatorException(
            "gosight.kafka.client-config: " + settings.clientConfig() + " can't be read.", e);
      }
      file.forEach((key, value) -> properties.put(key.toString(), value.toString().trim()));
    }
    properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.brokers());
    return Map.copyOf(properties);
  }
}
