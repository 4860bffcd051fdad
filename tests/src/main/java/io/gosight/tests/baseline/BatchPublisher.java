package io.gosight.tests.baseline;

import io.gosight.proto.v1.EnrichedBatch;
import io.gosight.proto.v1.EventBatch;
import io.gosight.proto.v1.SendEventsResponse;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes batches and completes when all replicas have them. Safe for use by many threads. */
final class BatchPublisher implements AutoCloseable {
  private final ConstantEnrichment enrichment = new ConstantEnrichment();
  private final KafkaProducer<String, byte[]> producer;
  private final BaselineOptions options;

  BatchPublisher(BaselineOptions options) {
    this.options = options;
    producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, options.brokers(),
                ProducerConfig.ACKS_CONFIG, "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true,
                ProducerConfig.LINGER_MS_CONFIG, options.lingerMs(),
                ProducerConfig.BATCH_SIZE_CONFIG, options.batchBytes(),
                ProducerConfig.COMPRESSION_TYPE_CONFIG, options.compression(),
                ProducerConfig.BUFFER_MEMORY_CONFIG, 64L << 20),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /**
   * Publishes a batch.
   *
   * @param answers takes the answer, or null if it could not be published; called by the producer's
   *     thread
   */
  void publish(EventBatch batch, Consumer<SendEventsResponse> answers) {
    String key = enrichment.key(batch);
    SendEventsResponse answer =
        SendEventsResponse.newBuilder()
            .setBatchId(batch.getBatchId())
            .setAccepted(batch.getEventsCount())
            .build();
    EnrichedBatch errors = enrichment.errors(batch);
    AtomicInteger left = new AtomicInteger(errors == null ? 1 : 2);
    send(options.topic(), key, enrichment.enrich(batch), answer, left, answers);
    if (errors != null) {
      send(options.errorsTopic(), key, errors, answer, left, answers);
    }
  }

  private void send(
      String topic,
      String key,
      EnrichedBatch value,
      SendEventsResponse answer,
      AtomicInteger left,
      Consumer<SendEventsResponse> answers) {
    // The callback gets the failure too.
    var unused =
        producer.send(
            new ProducerRecord<>(topic, key, value.toByteArray()),
            (metadata, failure) -> {
              if (failure != null) {
                answers.accept(null);
              } else if (left.decrementAndGet() == 0) {
                answers.accept(answer);
              }
            });
  }

  @Override
  public void close() {
    producer.close();
  }
}
