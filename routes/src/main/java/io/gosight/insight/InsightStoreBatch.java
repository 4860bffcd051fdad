package io.gosight.insight;

import io.gosight.common.DeadLetterBatch;
import io.gosight.kafka.KafkaRecord;
import io.gosight.proto.v1.DeadLetter;
import io.gosight.storage.RowBlock;
import java.util.List;

/**
 * Insights on their way into ClickHouse.
 *
 * @param rows the rows
 * @param records for each row, the record that it came from
 * @param deadLetters what can't be stored
 */
record InsightStoreBatch(RowBlock rows, List<KafkaRecord> records, List<DeadLetter> deadLetters)
    implements DeadLetterBatch {
  InsightStoreBatch {
    records = List.copyOf(records);
    deadLetters = List.copyOf(deadLetters);
  }
}
