package io.gosight.insight;

import io.gosight.host.Detectors;
import io.gosight.host.PluginConfigurationSource;
import io.gosight.settings.Settings;
import io.gosight.stage.HealthStatus;
import io.gosight.stage.HealthStatus.Level;
import io.gosight.stage.Role;
import io.gosight.stage.Stage;
import io.gosight.stage.StageContext;
import io.gosight.stage.Topic;
import io.gosight.storage.ClickHouse;
import io.gosight.tracing.Tracing;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs the detectors over events, and stores the insights that they find. */
public final class InsightStage implements Stage {
  @Override
  public String name() {
    return "insight";
  }

  @Override
  public Set<Role> roles() {
    return Set.of(Role.INSIGHT);
  }

  @Override
  public List<Class<? extends Record>> settings() {
    return List.of(InsightSettings.class);
  }

  @Override
  public List<Topic> topics(Settings settings) {
    return List.of(new Topic(settings.read(InsightSettings.class).topic(), 3, Duration.ofDays(30)));
  }

  @Override
  public void bind(StageContext context) {
    InsightSettings settings = context.settings().read(InsightSettings.class);
    DetectorCircuitBreaker breaker =
        new DetectorCircuitBreaker(
            settings.failuresToOpen(),
            settings.callBudget(),
            settings.openFor(),
            context.clock(),
            context.meters());
    Detectors made = detectors(context, settings);
    DetectorComponent detectors = component(context, settings, made, breaker);
    context.bind("madeDetectors", made);
    context.bind("detectorCircuitBreaker", breaker);
    context.bind("detector", detectors);
    context.bind("detectorPartitions", detectors.partitionListener("*"));
    context.bind("insightMessages", new InsightMessages(context.meters()));
    context.bind("insightRows", new InsightRows(context.clock()));
    ClickHouse tables = new ClickHouse(context.clickHouseWriter(), context.meters());
    context.bind(
        "insightStore",
        new InsightStore(context.bean(Tracing.class).inserts(tables), context.clock()));
    context.health().add("insight_inserts", tables::health);
    context.health().add("cut_off", () -> health(breaker));
  }

  private static DetectorComponent component(
      StageContext context,
      InsightSettings settings,
      Detectors made,
      DetectorCircuitBreaker breaker) {
    return new DetectorComponent(
        made,
        new RedisTabStateStore(
            context.redis(),
            context.node(),
            Duration.ofMillis(settings.eventTime().retentionMs()),
            context.clock(),
            context.meters()),
        settings.sharedWindows(),
        breaker,
        settings.eventTime(),
        context.clock());
  }

  private static Detectors detectors(StageContext context, InsightSettings settings) {
    return Detectors.make(
        context.plugins(),
        new PluginConfigurationSource("detector", context.settings().all()),
        Set.copyOf(settings.detectorsOff()),
        name ->
            what ->
                context
                    .meters()
                    .counter("detector_notes", "detector", name, "what", what)
                    .increment());
  }

  private static HealthStatus health(DetectorCircuitBreaker breaker) {
    Map<String, CircuitBreakerState> open = breaker.openCircuits();
    return new HealthStatus(
        open.isEmpty() ? Level.OK : Level.DEGRADED, "", DetectorHealth.details(open));
  }
}
