package io.gosight.insight;

import com.google.protobuf.InvalidProtocolBufferException;
import io.gosight.host.detector.DetectorRunner;
import io.gosight.host.detector.StreamId;
import io.gosight.kafka.KafkaRecord;
import io.gosight.proto.v1.BatchContext;
import io.gosight.proto.v1.EnrichedBatch;
import io.gosight.spi.detector.Insight;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Runs detectors over records, with a runner for each partition, because each has a time of its
 * own. Robots are not shown to detectors. Safe for use by many threads, one after the other.
 */
final class DetectorStage {
  private static final long STILL_ON_ITS_WAY_MS = 3_000;

  private final Supplier<DetectorRunner> runners;
  private final Clock clock;
  private final Map<Integer, DetectorRunner> partitions = new HashMap<>();
  private long lastRecordsMs;

  DetectorStage(Supplier<DetectorRunner> runners, Clock clock) {
    this.runners = runners;
    this.clock = clock;
    this.lastRecordsMs = clock.millis();
  }

  /** Shows records to the detectors. One that can't be read is passed over: the store buries it. */
  synchronized InsightBatch detect(List<KafkaRecord> records) {
    List<Insight> found = new ArrayList<>();
    for (KafkaRecord record : records) {
      EnrichedBatch batch = read(record);
      if (batch != null && !batch.getUserAgent().getBot()) {
        DetectorRunner runner =
            partitions.computeIfAbsent(record.partition(), partition -> runners.get());
        BatchContext context = batch.getContext();
        runner.silence(batch.getReceivedAtMs(), found::add);
        runner.accept(
            new StreamId(batch.getProjectId(), context.getSessionId(), context.getTabId()),
            batch.getReceivedAtMs(),
            batch.getClockOffsetMs(),
            DetectedEvents.of(batch),
            found::add);
      }
    }
    lastRecordsMs = clock.millis();
    return new InsightBatch(found);
  }

  /**
   * Lets time pass where nothing comes. As long as records come, only they say how late it is: the
   * hub may be behind.
   */
  synchronized InsightBatch silence() {
    List<Insight> found = new ArrayList<>();
    long nowMs = clock.millis();
    if (nowMs - lastRecordsMs >= STILL_ON_ITS_WAY_MS) {
      partitions
          .values()
          .forEach(runner -> runner.silence(nowMs - STILL_ON_ITS_WAY_MS, found::add));
    }
    return new InsightBatch(found);
  }

  private static EnrichedBatch read(KafkaRecord record) {
    if (record.value() == null) {
      return null;
    }
    try {
      EnrichedBatch batch = EnrichedBatch.parseFrom(record.value());
      return batch.getProjectId().isEmpty() ? null : batch;
    } catch (InvalidProtocolBufferException e) {
      return null;
    }
  }
}
