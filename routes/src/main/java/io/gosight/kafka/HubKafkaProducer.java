package io.gosight.kafka;

import io.gosight.stage.Lifecycle;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.SerializationException;

/**
 * A producer that tells callbacks by {@link RecordRefusedException} when a record is refused for
 * good, and whose close does not wait for brokers that are gone. Safe for use by many threads.
 */
final class HubKafkaProducer extends KafkaProducer<Object, Object> {
  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);

  private final Lifecycle lifecycle;

  HubKafkaProducer(Properties properties, Lifecycle lifecycle) {
    super(properties);
    this.lifecycle = lifecycle;
  }

  @Override
  public Future<RecordMetadata> send(ProducerRecord<Object, Object> record, Callback callback) {
    try {
      return super.send(record, explained(callback));
    } catch (SerializationException e) {
      throw new RecordRefusedException(e);
    }
  }

  /** The callback, which receives refusals as such. */
  static Callback explained(Callback callback) {
    return callback == null
        ? null
        : (metadata, failure) ->
            callback.onCompletion(
                metadata, failure == null ? null : RecordRefusedException.of(failure));
  }

  @Override
  public void close() {
    close(lifecycle.limit(LONGEST_CLOSE));
  }
}
