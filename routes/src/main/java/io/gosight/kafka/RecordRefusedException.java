package io.gosight.kafka;

import java.util.List;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Kafka refuses a record for good, because of what it is: to send it again would fail in the same
 * way for ever. Routes catch this one type; every other failure may pass by itself.
 */
public final class RecordRefusedException extends KafkaException {
  private static final long serialVersionUID = 1L;

  private static final List<Class<? extends Exception>> FOR_GOOD =
      List.of(
          RecordTooLargeException.class,
          RecordBatchTooLargeException.class,
          InvalidRecordException.class,
          InvalidTimestampException.class,
          SerializationException.class);

  /** A refusal that Kafka's client or a broker has explained so. */
  public RecordRefusedException(Exception cause) {
    super(cause.getClass().getSimpleName() + ": " + cause.getMessage(), cause);
  }

  /** The same exception, or a refusal if the record is at fault; null stays null. */
  static Exception of(Exception failure) {
    return FOR_GOOD.stream().anyMatch(type -> type.isInstance(failure))
        ? new RecordRefusedException(failure)
        : failure;
  }
}
