package io.gosight.errors;

import com.google.protobuf.InvalidProtocolBufferException;
import io.gosight.proto.v1.DeadLetter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Reads the dead-letter topic from its beginning to its present end. Used by one thread. */
public final class DeadLetterTopic {
  private static final Duration POLL = Duration.ofMillis(500);

  private final Map<String, Object> client;
  private final String topic;

  /**
   * The topic.
   *
   * @param client the properties of every Kafka client
   */
  public DeadLetterTopic(Map<String, Object> client, String topic) {
    this.client = Map.copyOf(client);
    this.topic = topic;
  }

  /** The dead letters that are wanted, oldest first in each partition. */
  public List<DeadLetter> read(Predicate<DeadLetter> wanted) {
    List<DeadLetter> letters = new ArrayList<>();
    Map<String, Object> properties = new HashMap<>(client);
    properties.put("default.api.timeout.ms", 10_000);
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
          DeadLetter letter = parse(record.value());
          if (letter != null && wanted.test(letter)) {
            letters.add(letter);
          }
        }
      }
    }
    return letters;
  }

  /**
   * Sends dead letters to the topics from which they came.
   *
   * @return how many
   */
  public int redrive(Predicate<DeadLetter> wanted) {
    List<DeadLetter> letters = read(wanted);
    Map<String, Object> properties = new HashMap<>(client);
    properties.put("acks", "all");
    properties.put("enable.idempotence", true);
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer())) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (DeadLetter letter : letters) {
        sent.add(
            producer.send(
                new ProducerRecord<>(
                    letter.getTopic(), letter.getKey(), letter.getPayload().toByteArray())));
      }
      for (Future<RecordMetadata> record : sent) {
        record.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("Kafka did not take a dead letter back.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return letters.size();
  }

  private static DeadLetter parse(byte[] value) {
    try {
      return DeadLetter.parseFrom(value);
    } catch (InvalidProtocolBufferException e) {
      return null;
    }
  }
}
