package io.gosight.alert;

import io.gosight.common.DeadLetterBatch;
import io.gosight.proto.v1.DeadLetter;
import java.util.List;

/**
 * What became of records of alerts.
 *
 * @param deadLetters what can't be brought to anybody
 */
record AlertIntake(List<DeadLetter> deadLetters) implements DeadLetterBatch {}
