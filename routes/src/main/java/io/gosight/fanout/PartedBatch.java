package io.gosight.fanout;

import io.gosight.ingest.Submission;
import io.gosight.proto.v1.SendEventsResponse;
import io.gosight.tracing.TracedBatch;
import java.util.List;

/**
 * What is left of a batch while its records are on their way: thousands may wait for Kafka.
 *
 * @param submission how it came
 * @param projectId the project that it belongs to
 * @param events how many events it has; replay chunks go another way and have their own account
 * @param records its records, one or none a topic
 * @param answer what to tell the sender once it is durable
 */
record PartedBatch(
    Submission submission,
    String projectId,
    int events,
    List<TopicRecord> records,
    SendEventsResponse answer)
    implements TracedBatch {}
