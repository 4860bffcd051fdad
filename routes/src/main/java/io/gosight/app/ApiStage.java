package io.gosight.app;

import io.gosight.api.ApiEnvironment;
import io.gosight.api.ApiModule;
import io.gosight.api.query.ClickHouseReader;
import io.gosight.api.query.ReadLimits;
import io.gosight.api.sql.HubDatabase;
import io.gosight.host.Channels;
import io.gosight.http.HttpSettings;
import io.gosight.ingest.TrustedProxies;
import io.gosight.insight.InsightSettings;
import io.gosight.stage.Role;
import io.gosight.stage.Stage;
import io.gosight.stage.StageContext;
import io.gosight.storage.RedisKeyCache;
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
    ApiSettings settings = context.settings().read(ApiSettings.class);
    Map<String, String> properties = context.settings().all();
    ApiBacktests backtests =
        new ApiBacktests(
            context.plugins(),
            new ClickHouseReader(context.clickHouseReader(), ReadLimits.streams()),
            properties,
            context.settings().read(InsightSettings.class).eventTime(),
            settings.backtestEvents());
    TrustedProxies proxies =
        new TrustedProxies(context.settings().read(HttpSettings.class).trustedProxies());
    ApiModule api =
        new ApiModule(
            new ApiEnvironment(
                context.postgres(),
                context.clickHouseReader(),
                context.clickHouseWriter(),
                backtests,
                ApiReplays.of(context),
                new StoredStacks(),
                ApiVisitors.of(context),
                settings.realtimeClients(),
                Channels.make(context.plugins(), properties).usable().keySet(),
                new RedisKeyCache(context.redis()),
                List.of(),
                proxies::clientAddress,
                settings.publicUrl(),
                context.clock()));
    api.beans().forEach(context::bind);
    context
        .meters()
        .gauge("login_attempts_refused", api.throttle(), throttle -> throttle.refused());
    context.bind(
        "ownerBootstrap",
        new OwnerBootstrap(new HubDatabase(context.postgres()), settings.ownerEmail()));
  }
}
