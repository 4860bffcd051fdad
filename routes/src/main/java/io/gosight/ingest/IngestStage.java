package io.gosight.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Ticker;
import io.gosight.connections.ConnectionLimits;
import io.gosight.http.HttpSettings;
import io.gosight.ingest.grpc.GrpcIngestService;
import io.gosight.ingest.grpc.IngestGrpcComponent;
import io.gosight.ingest.http.ConfigRequests;
import io.gosight.ingest.http.HttpSubmissions;
import io.gosight.ingest.http.IngestHttpEngine;
import io.gosight.ingest.keys.CachedWriteKeys;
import io.gosight.ingest.keys.KeyAuthenticator;
import io.gosight.ingest.keys.RateLimiter;
import io.gosight.ingest.keys.RoutedWriteKeys;
import io.gosight.ingest.keys.WriteKeyRows;
import io.gosight.ingest.validation.BatchValidator;
import io.gosight.ingest.validation.RejectedEventBuffer;
import io.gosight.ingest.validation.ReplayAdmission;
import io.gosight.ingest.wire.BatchDecoder;
import io.gosight.ingest.wire.GrpcWebCall;
import io.gosight.ingest.wire.IngestAnswers;
import io.gosight.ledger.Outcomes;
import io.gosight.scrub.ReplayScrubber;
import io.gosight.scrub.ScrubSettings;
import io.gosight.scrub.Scrubber;
import io.gosight.settings.Settings;
import io.gosight.stage.Mode;
import io.gosight.stage.Role;
import io.gosight.stage.Stage;
import io.gosight.stage.StageContext;
import io.gosight.storage.ProjectOverrides;
import io.gosight.storage.StorageUnavailableException;
import io.gosight.tracing.Tracing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;

/** Accepts batches over HTTP, gRPC-Web and gRPC: key, rate, validation. */
public final class IngestStage implements Stage {
  // More than cores, because some wait: for a key's look-up, or for the spool's disk.
  private static final int WORKERS = Math.max(8, 4 * Runtime.getRuntime().availableProcessors());
  // The rest goes on with batches whose keys are known.
  private static final int KEY_LOOKUPS_AT_ONCE = WORKERS - 2;

  @Override
  public String name() {
    return "ingest";
  }

  @Override
  public Set<Role> roles() {
    return Set.of(Role.INGEST);
  }

  @Override
  public List<Class<? extends Record>> settings() {
    return List.of(
        GrpcSettings.class,
        IngestSettings.class,
        ReplayLimits.class,
        RecordingSettings.class,
        ReplayOptimizedSettings.class);
  }

  @Override
  public void bind(StageContext context) {
    IngestSettings settings = context.settings().read(IngestSettings.class);
    HttpSettings http = context.settings().read(HttpSettings.class);
    ExecutorService workers =
        context.camel().getExecutorServiceManager().newFixedThreadPool(this, "ingest", WORKERS);
    TrustedProxies proxies = new TrustedProxies(http.trustedProxies());
    CachedWriteKeys keys =
        new CachedWriteKeys(
            new RoutedWriteKeys(context.camel().createProducerTemplate()),
            KEY_LOOKUPS_AT_ONCE,
            Ticker.systemTicker());
    SenderThreads threads =
        new SenderThreads(
            workers,
            context.keep(new StrangerThreads(context.meters(), context.threads())),
            keys::isKnown);
    IngestMetrics metrics = new IngestMetrics(context.meters(), context.bean(Outcomes.class));
    IngestLimits limits = limits(settings);
    RejectedEventBuffer rejected =
        new RejectedEventBuffer(
            new Scrubber(
                context.settings().read(ScrubSettings.class).allowedQuery(),
                new ReplayScrubber(context.settings().read(ReplayLimits.class).maxChunkBytes())));
    context.bind("ingestMetrics", metrics);
    IngestAnswers answers = new IngestAnswers(metrics);
    context.bind("ingestAnswers", answers);
    context.bind("grpcWebCall", new GrpcWebCall(context.camel().createProducerTemplate(), answers));
    context.bind("ingestHttp", new IngestHttpEngine(threads, context.camel()));
    context.bind("httpSubmissions", new HttpSubmissions(proxies, context.clock()));
    context.bind(
        "ingest-grpc",
        new IngestGrpcComponent(
            threads, new GrpcIngestService(context.clock()), context.bean(ConnectionLimits.class)));
    context.bind(
        "grpcCallers", GrpcIngestService.callers(proxies, context.bean(Tracing.class).isOn()));
    context.bind("batchDecoder", new BatchDecoder(limits));
    context.bind("keyAuthenticator", new KeyAuthenticator(keys));
    context.bind("writeKeyRows", new WriteKeyRows());
    context.bind(
        "rateLimiter",
        new RateLimiter(settings.requestsPerSecond(), settings.burst(), context.clock()));
    ProjectSdkConfigs sdkConfigs = sdkConfigs(context);
    context.bind(
        "batchValidator",
        new BatchValidator(
            limits,
            metrics,
            rejected,
            new ReplayAdmission(sdkConfigs::records, context.settings().read(ReplayLimits.class)),
            context.diskPressure()));
    context.bind("configRequests", new ConfigRequests(context.clock()));
    context.bind("sdkConfigs", sdkConfigs);
    context.bind("rejectedEvents", rejected);
  }

  private static ProjectSdkConfigs sdkConfigs(StageContext context) {
    ProjectOverrides overrides = new ProjectOverrides(context.postgres());
    return new ProjectSdkConfigs(
        context.mode().word(),
        sdkConfigs(context.settings(), context.mode()),
        project -> overrides(overrides, project),
        context.diskPressure()::rejectsReplay);
  }

  /**
   * What the hub tells the SDK in each mode that a project may choose, by the modes' names.
   *
   * @param hub the hub's mode: one without session replay leaves no choice
   * @throws io.gosight.common.OperatorException if a setting names something unknown
   */
  public static Map<String, SdkConfig> sdkConfigs(Settings settings, Mode hub) {
    String nothing = Mode.ANALYTICS_ONLY.word();
    Map<String, SdkConfig> byMode = new HashMap<>();
    byMode.put(nothing, SdkConfig.withoutReplay(nothing));
    if (hub != Mode.ANALYTICS_ONLY) {
      RecordingSettings full = settings.read(RecordingSettings.class);
      String optimized = Mode.REPLAY_OPTIMIZED.word();
      byMode.put(Mode.FULL.word(), SdkConfig.of(Mode.FULL.word(), full));
      byMode.put(
          optimized,
          SdkConfig.of(optimized, full.optimized(settings.read(ReplayOptimizedSettings.class))));
    }
    return byMode;
  }

  private static JsonNode overrides(ProjectOverrides overrides, String project) {
    try {
      return overrides.of(project);
    } catch (StorageUnavailableException e) {
      // Nothing is recorded then, rather than what the project may not want.
      throw new IngestException(
          IngestError.KEYS_UNAVAILABLE, "The project's settings can't be read now; ask again.");
    }
  }

  private static IngestLimits limits(IngestSettings settings) {
    return new IngestLimits(
        settings.maxBatchBytes(),
        settings.maxInflateRatio(),
        settings.maxEvents(),
        IngestLimits.DEFAULT.maxTextLength(),
        IngestLimits.DEFAULT.maxLongTextLength(),
        IngestLimits.DEFAULT.maxJsonDepth());
  }
}
