package io.gosight.app;

import io.gosight.api.realtime.Realtime;
import io.gosight.kafka.Audience;
import io.gosight.kafka.KafkaTailComponent;
import io.gosight.project.ProjectCounting;
import io.gosight.stage.Role;
import io.gosight.stage.Stage;
import io.gosight.stage.StageContext;
import io.gosight.storage.KafkaClients;
import io.gosight.storage.KafkaSettings;
import io.gosight.store.PlainEvents;
import io.gosight.store.ProjectPages;
import io.gosight.store.StoreSettings;
import java.util.Set;

/** Sends to the API's WebSockets what happens. It is here because it uses the API's module. */
final class RealtimeStage implements Stage {
  @Override
  public String name() {
    return "realtime";
  }

  @Override
  public Set<Role> roles() {
    return Set.of(Role.API);
  }

  @Override
  public void bind(StageContext context) {
    StoreSettings store = context.settings().read(StoreSettings.class);
    ProjectPages pages =
        new ProjectPages(
            store.pagePatterns(),
            store.dropTrailingSlash(),
            context.bean(ProjectCounting.class).start()::of);
    Realtime realtime = context.bean(Realtime.class);
    Audience audience = realtime.clients()::isAnyone;
    context.bind("liveAudience", audience);
    context.bind(
        "liveRecords",
        new LiveRecords(
            realtime.clients()::projects, new PlainEvents(pages), ApiVisitors.of(context)));
    context.bind(
        "kafka-tail",
        new KafkaTailComponent(
            KafkaClients.properties(context.settings().read(KafkaSettings.class))));
    context.meters().gauge("realtime_clients", realtime.clients(), clients -> clients.count());
    context.meters().gauge("realtime_clients_slow", realtime.clients(), clients -> clients.slow());
    context
        .meters()
        .gauge("realtime_clients_refused", realtime.clients(), clients -> clients.refused());
    context
        .meters()
        .gauge("realtime_events_omitted", realtime.clients(), clients -> clients.omitted());
  }
}
