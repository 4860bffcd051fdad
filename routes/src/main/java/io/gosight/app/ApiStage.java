package io.gosight.app;

import io.gosight.api.ApiModule;
import io.gosight.host.Channels;
import io.gosight.insight.InsightSettings;
import io.gosight.stage.Role;
import io.gosight.stage.Stage;
import io.gosight.stage.StageContext;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Serves the API. It is here because the API's module depends on nothing of the hub. */
final class ApiStage implements Stage {
  @Override
  public String name() {
    return "api";
  }

  @Override
  public Set<Role> roles() {
    return Set.of(Role.API);
  }

  @Override
  public List<Class<? extends Record>> settings() {
    return List.of(ApiSettings.class);
  }

  @Override
  public void bind(StageContext context) {
    Map<String, String> properties = context.settings().all();
    ApiBacktests backtests =
        new ApiBacktests(
            context.plugins(),
            context.clickHouseReader(),
            properties,
            context.settings().read(InsightSettings.class).eventTime(),
            context.settings().read(ApiSettings.class).backtestEvents());
    new ApiModule(
            context.postgres(),
            context.clickHouseReader(),
            backtests,
            Channels.make(context.plugins(), properties).usable().keySet(),
            context.clock())
        .beans()
        .forEach(context::bind);
  }
}
