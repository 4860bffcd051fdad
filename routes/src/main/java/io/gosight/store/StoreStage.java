package io.gosight.store;

import io.gosight.project.ProjectCounting;
import io.gosight.stage.Role;
import io.gosight.stage.Stage;
import io.gosight.stage.StageContext;
import io.gosight.storage.ClickHouse;
import io.gosight.storage.RowInserts;
import io.gosight.tracing.Tracing;
import java.util.List;
import java.util.Set;

/** Inserts events into ClickHouse, exactly once in effect. */
public final class StoreStage implements Stage {
  @Override
  public String name() {
    return "store";
  }

  @Override
  public Set<Role> roles() {
    return Set.of(Role.EVENT);
  }

  @Override
  public List<Class<? extends Record>> settings() {
    return List.of(StoreSettings.class);
  }

  @Override
  public void bind(StageContext context) {
    ClickHouse tables = new ClickHouse(context.clickHouseWriter(), context.meters());
    RowInserts inserts = context.bean(Tracing.class).inserts(tables);
    StoreSettings settings = context.settings().read(StoreSettings.class);
    ProjectPages pages =
        new ProjectPages(
            settings.pagePatterns(),
            settings.dropTrailingSlash(),
            context.bean(ProjectCounting.class).start()::of);
    context.bind("eventRows", new EventRows(context.clock(), pages));
    context.bind("eventStore", new EventStore(inserts, context.clock()));
    context.bind("ledgerTables", new LedgerTables(inserts));
    context.health().add("event_inserts", tables::health);
  }
}
