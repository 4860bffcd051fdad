package io.gosight.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

class RecordRefusedExceptionTest {
  private final List<Exception> reported = new ArrayList<>();
  private final Callback callback =
      HubKafkaProducer.explained((metadata, failure) -> reported.add(failure));

  @Test
  void whatARecordIsRefusedForIsOneType() {
    List<Exception> failures =
        List.of(
            new RecordTooLargeException("1"),
            new RecordBatchTooLargeException("2"),
            new InvalidRecordException("3"));
    failures.forEach(failure -> callback.onCompletion(null, failure));
    assertThat(reported)
        .hasSize(3)
        .hasOnlyElementsOfType(RecordRefusedException.class)
        .extracting(Throwable::getCause)
        .isEqualTo(failures);
    assertThat(reported.get(0)).hasMessage("RecordTooLargeException: 1");
  }

  @Test
  void whatMayPassStaysWhatItIs() {
    List<Exception> failures =
        List.of(
            new TimeoutException("1"),
            new DisconnectException("2"),
            new TopicAuthorizationException("3"));
    failures.forEach(failure -> callback.onCompletion(null, failure));
    assertThat(reported).isEqualTo(failures);
    callback.onCompletion(null, null);
    assertThat(reported).last().isNull();
    assertThat(HubKafkaProducer.explained(null)).isNull();
  }
}
