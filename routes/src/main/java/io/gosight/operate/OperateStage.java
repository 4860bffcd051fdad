package io.gosight.operate;

import io.gosight.http.HttpSettings;
import io.gosight.http.ManagementSettings;
import io.gosight.stage.HealthChecks;
import io.gosight.stage.Stage;
import io.gosight.stage.StageContext;
import io.gosight.threads.HubThreads;
import io.micrometer.core.instrument.FunctionCounter;
import java.util.List;

/** Says how this node is doing. */
public final class OperateStage implements Stage {
  @Override
  public String name() {
    return "operate";
  }

  @Override
  public List<Class<? extends Record>> settings() {
    return List.of(HttpSettings.class, ManagementSettings.class, DiskSettings.class);
  }

  @Override
  public void bind(StageContext context) {
    HealthChecks health = context.health();
    Dependencies dependencies = Questions.of(context);
    EngineWatch engines = new EngineWatch(context.engines(), context.meters());
    DiskWatch disk =
        new DiskWatch(
            context.dataFolder(""),
            context.settings().read(DiskSettings.class),
            context.diskPressure(),
            context.meters(),
            DiskWatch::measure);
    PeriodicRoutes periodic = new PeriodicRoutes(context.clock());
    context.camel().addRoutePolicyFactory(periodic);
    context.camel().addRoutePolicyFactory(new ApiDurations(context.meters()));
    context.camel().getManagementStrategy().addEventNotifier(new RouteMetrics(context.meters()));
    context.keep(ProcessMetrics.bind(context.meters()));
    health.add("dependencies", dependencies::health);
    health.add("engines", engines::health);
    health.add("disk", disk::health);
    health.add("routes", new RouteHealth(context.camel())::health);
    health.add("periodic_tasks", periodic::health);
    health.add("threads", () -> ThreadHealth.health(context.threads()));
    FunctionCounter.builder("thread_failures", context.threads(), HubThreads::failures)
        .register(context.meters());
    context.bind(
        "healthProbe",
        new HealthProbe(dependencies, engines, disk, health, new HealthGauges(context.meters())));
    context.bind("readiness", new Readiness(health, dependencies, context.lifecycle()));
  }
}
