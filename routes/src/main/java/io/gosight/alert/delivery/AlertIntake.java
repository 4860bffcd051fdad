package io.gosight.alert.delivery;

import io.gosight.common.DeadLetterBatch;
import io.gosight.proto.v1.DeadLetter;
import java.util.List;

/**
 * The result of queueing consumed alerts.
 *
 * @param deadLetters records that could not be queued
 */
record AlertIntake(List<DeadLetter> deadLetters) implements DeadLetterBatch {}
