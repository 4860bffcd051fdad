package io.gosight.storage;

import io.gosight.settings.Setting;

/**
 * How Kafka is reached.
 *
 * @param brokers {@code gosight.kafka.brokers}
 * @param replication {@code gosight.kafka.replication}
 * @param clientConfig {@code gosight.kafka.client-config}
 */
public record KafkaSettings(
    @Setting(
            key = "gosight.kafka.brokers",
            meaning = "Kafka brokers, host:port separated by commas.",
            required = true)
        String brokers,
    @Setting(
            key = "gosight.kafka.replication",
            meaning = "Replicas of each topic: 1 on the embedded broker, 3 on a cluster.",
            defaultValue = "1",
            min = 1,
            max = 32767)
        int replication,
    @Setting(
            key = "gosight.kafka.client-config",
            meaning =
                "A properties file for every Kafka client of the hub, as Kafka's own tools read it: TLS, SASL, fetch sizes.")
        String clientConfig) {}
