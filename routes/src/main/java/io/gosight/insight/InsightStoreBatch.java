package io.gosight.insight;

import io.gosight.common.DeadLetterBatch;
import io.gosight.proto.v1.DeadLetter;
import java.util.List;

/**
 * Insights on their way into ClickHouse.
 *
 * @param rows the rows in RowBinary, never changed after this
 * @param count how many they are
 * @param deadLetters what can't be stored
 */
record InsightStoreBatch(byte[] rows, int count, List<DeadLetter> deadLetters)
    implements DeadLetterBatch {}
