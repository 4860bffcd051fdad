package io.gosight.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gosight.alert.AlertSettings;
import io.gosight.alert.channel.OwnChannelKinds;
import io.gosight.api.ApiEnvironment;
import io.gosight.api.ApiModule;
import io.gosight.api.privacy.DataStore;
import io.gosight.api.query.ClickHouseReader;
import io.gosight.api.query.ReadLimits;
import io.gosight.api.replay.Replays;
import io.gosight.api.settings.HubRecording;
import io.gosight.api.sql.HubDatabase;
import io.gosight.host.Channels;
import io.gosight.http.HttpSettings;
import io.gosight.ingest.IngestStage;
import io.gosight.ingest.SdkConfig;
import io.gosight.ingest.TrustedProxies;
import io.gosight.insight.InsightSettings;
import io.gosight.replay.ReplayErasure;
import io.gosight.replay.ReplayObjects;
import io.gosight.replay.S3ReplayObjects;
import io.gosight.spi.channel.NotificationChannelFactory;
import io.gosight.stage.Mode;
import io.gosight.stage.Role;
import io.gosight.stage.Stage;
import io.gosight.stage.StageContext;
import io.gosight.storage.RedisKeyCache;
import io.gosight.storage.S3Settings;
import io.gosight.storage.S3Storage;
import java.util.HashMap;
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
    return List.of(ApiSettings.class, OidcSettings.class);
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
    Replays replays = Replays.none();
    List<DataStore> otherStores = List.of();
    if (context.mode() != Mode.ANALYTICS_ONLY) {
      ReplayObjects objects = objects(context);
      replays = new ApiReplays(context.clickHouseRowReader(), context.clickHouseWriter(), objects);
      otherStores = List.of(new ReplayData(new ReplayErasure(context.clickHouseWriter(), objects)));
    }
    Channels channels = Channels.make(context.plugins(), properties);
    ApiModule api =
        new ApiModule(
            new ApiEnvironment(
                context.postgres(),
                context.clickHouseReader(),
                context.clickHouseWriter(),
                backtests,
                replays,
                recording(context),
                new StoredStacks(),
                ApiVisitors.of(context),
                settings.realtimeClients(),
                ApiHubParts.of(context, channels),
                new ApiChannelKinds(
                    channels.usable(),
                    context.settings().read(AlertSettings.class).routeChannels(),
                    new OwnChannelKinds(context.plugins().of(NotificationChannelFactory.class)),
                    context.clock()),
                ApiImports.of(context),
                new RedisKeyCache(context.redis()),
                otherStores,
                proxies::clientAddress,
                settings.publicUrl(),
                context.settings().read(OidcSettings.class).provider(settings.publicUrl()),
                context.clock()));
    api.beans().forEach(context::bind);
    context
        .meters()
        .gauge("login_attempts_refused", api.throttle(), throttle -> throttle.refused());
    context.bind(
        "ownerBootstrap",
        new OwnerBootstrap(new HubDatabase(context.postgres()), settings.ownerEmail()));
  }

  private static HubRecording recording(StageContext context) {
    ObjectMapper json = new ObjectMapper();
    Map<String, JsonNode> byMode = new HashMap<>();
    IngestStage.sdkConfigs(context.settings(), context.mode())
        .forEach((mode, config) -> byMode.put(mode, replay(json, config)));
    return new HubRecording(context.mode().word(), byMode);
  }

  private static JsonNode replay(ObjectMapper json, SdkConfig config) {
    try {
      return json.readTree(config.json()).get("replay");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A configuration is valid JSON.", e);
    }
  }

  private static ReplayObjects objects(StageContext context) {
    S3Settings s3 = context.settings().read(S3Settings.class);
    return new S3ReplayObjects(context.keep(S3Storage.open(s3)), s3.bucket());
  }
}
