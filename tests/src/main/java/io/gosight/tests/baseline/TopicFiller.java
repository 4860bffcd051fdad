package io.gosight.tests.baseline;

import com.google.protobuf.InvalidProtocolBufferException;
import io.gosight.proto.v1.EnrichedBatch;
import io.gosight.proto.v1.EventBatch;
import io.gosight.tests.load.BatchPool;
import io.gosight.tests.load.EventIds;
import io.gosight.tests.load.Shot;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes enriched batches to a topic, as a hub would, but faster than senders could. */
public final class TopicFiller {
  private static final int VISITORS = 8192;
  private static final long EVERY_MS = 5_000;

  private TopicFiller() {}

  /**
   * Fills a topic; returns when Kafka has acknowledged all records.
   *
   * @param brokers Kafka's host:port
   * @param topic the topic, with its partitions
   * @param run names the events
   * @param batches the number of records, each with ten events
   */
  public static void fill(String brokers, String topic, String run, int batches)
      throws InvalidProtocolBufferException {
    fill(brokers, topic, run, batches, batch -> System.currentTimeMillis());
  }

  /**
   * Fills a topic with what was sent over a longer time; each visitor sends a batch every 5 s.
   *
   * @param untilMs when the last batch was received, in ms since 1970
   */
  public static void fillPast(String brokers, String topic, String run, int batches, long untilMs)
      throws InvalidProtocolBufferException {
    fill(brokers, topic, run, batches, batch -> untilMs - (batches - batch) * EVERY_MS / VISITORS);
  }

  private static void fill(
      String brokers, String topic, String run, int batches, LongUnaryOperator clock)
      throws InvalidProtocolBufferException {
    BatchPool pool = BatchPool.create(new EventIds(run), 1, VISITORS);
    ConstantEnrichment enrichment = new ConstantEnrichment();
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                brokers,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4",
                ProducerConfig.LINGER_MS_CONFIG,
                5,
                ProducerConfig.BATCH_SIZE_CONFIG,
                131_072,
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                64L << 20),
            new StringSerializer(),
            new ByteArraySerializer())) {
      for (int i = 0; i < batches; i++) {
        long now = clock.applyAsLong(i);
        Shot shot = new Shot(i, now, System.nanoTime());
        byte[] encoded = new byte[pool.template(pool.indexOf(i)).length()];
        pool.stamp(shot, now, encoded, 0);
        EventBatch batch = EventBatch.parseFrom(encoded);
        EnrichedBatch enriched = enrichment.enrich(batch, now);
        // A failed send is noticed by the caller, who waits for the rows.
        var unused =
            producer.send(
                new ProducerRecord<>(topic, enrichment.key(batch), enriched.toByteArray()));
      }
    }
  }
}
