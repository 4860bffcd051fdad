package io.gosight.store;

import io.gosight.kafka.KafkaRecord;

/**
 * What one record adds to the ledger.
 *
 * @param record the record
 * @param projectId the project; empty if the record could not be read
 * @param receivedAtMs when its batch came in, in ms since 1970
 * @param events how many events it has
 * @param deadLettered how many of them could not be stored
 */
record RecordDelivery(
    KafkaRecord record, String projectId, long receivedAtMs, int events, int deadLettered) {
  RecordDelivery withOneDeadLetter() {
    return new RecordDelivery(record, projectId, receivedAtMs, events, deadLettered + 1);
  }
}
