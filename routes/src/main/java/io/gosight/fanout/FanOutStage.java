package io.gosight.fanout;

import com.google.common.util.concurrent.MoreExecutors;
import io.gosight.common.OperatorException;
import io.gosight.ingest.IngestMetrics;
import io.gosight.settings.Settings;
import io.gosight.stage.HealthStatus;
import io.gosight.stage.HealthStatus.Level;
import io.gosight.stage.Role;
import io.gosight.stage.Stage;
import io.gosight.stage.StageContext;
import io.gosight.stage.Topic;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes accepted batches durable, on Kafka or in the spool. */
public final class FanOutStage implements Stage {
  @Override
  public String name() {
    return "fan-out";
  }

  @Override
  public Set<Role> roles() {
    return Set.of(Role.INGEST);
  }

  @Override
  public List<Class<? extends Record>> settings() {
    return List.of(FanOutSettings.class);
  }

  @Override
  public List<Topic> topics(Settings settings) {
    FanOutSettings names = settings.read(FanOutSettings.class);
    return List.of(
        new Topic(names.eventsTopic(), 12, Duration.ofDays(7)),
        new Topic(names.errorsTopic(), 3, Duration.ofDays(30)));
  }

  @Override
  public void bind(StageContext context) {
    FanOutSettings settings = context.settings().read(FanOutSettings.class);
    Spool spool = context.keep(spool(context, settings.spoolMaxBytes()));
    // What is left when Kafka has a batch is less work than waking another thread for it.
    context.bind("onKafkaThread", MoreExecutors.newDirectExecutorService());
    context.bind(
        "topicRecords",
        new TopicRecords(
            new Topics(settings.eventsTopic(), settings.replayTopic(), settings.errorsTopic())));
    context.bind("spool", spool);
    context.bind(
        "refusedRecords",
        new RefusedRecords(
            settings.eventsTopic(), context.bean(IngestMetrics.class), context.clock()));
    context.bind(
        "acceptedBatches", new AcceptedBatches(context.bean(IngestMetrics.class), context.clock()));
    context.health().add("spool", () -> health(spool));
  }

  private static Spool spool(StageContext context, long maxBytes) {
    Path folder = context.dataFolder("spool");
    try {
      return Spool.open(folder, maxBytes, context.meters());
    } catch (IOException e) {
      throw new OperatorException("The spool in " + folder + " can't be opened.", e);
    }
  }

  private static HealthStatus health(Spool spool) {
    String failure = spool.failure();
    if (!failure.isEmpty()) {
      String reason = "Kafka is away and the spool can't be written: " + failure;
      return spool.failedJustNow()
          ? HealthStatus.notReady("unwritable", reason)
          : HealthStatus.degraded("unwritable", reason);
    }
    if (spool.isNearlyFull()) {
      return new HealthStatus(Level.NOT_READY, "nearly_full", Map.of());
    }
    if (spool.damagedFiles() > 0) {
      return new HealthStatus(
          Level.DEGRADED, "damaged", Map.of("damagedFiles", spool.damagedFiles()));
    }
    return spool.isEngaged()
        ? new HealthStatus(Level.DEGRADED, "in_use", Map.of())
        : new HealthStatus(Level.OK, "empty", Map.of());
  }
}
