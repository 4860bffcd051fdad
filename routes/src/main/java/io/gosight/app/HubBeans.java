package io.gosight.app;

import com.clickhouse.client.api.Client;
import com.github.benmanes.caffeine.cache.Ticker;
import com.google.common.util.concurrent.MoreExecutors;
import com.zaxxer.hikari.HikariDataSource;
import io.gosight.api.ApiModule;
import io.gosight.enrich.AnonymousVisitor;
import io.gosight.enrich.BatchEnricher;
import io.gosight.enrich.GeoLookup;
import io.gosight.enrich.Scrubber;
import io.gosight.enrich.UserAgents;
import io.gosight.errors.DeadLetters;
import io.gosight.errors.Failures;
import io.gosight.fanout.AcceptedBatches;
import io.gosight.fanout.Spool;
import io.gosight.fanout.TopicRecords;
import io.gosight.fanout.Topics;
import io.gosight.host.Channels;
import io.gosight.host.Plugins;
import io.gosight.ingest.BatchDecoder;
import io.gosight.ingest.BatchValidator;
import io.gosight.ingest.CachedWriteKeys;
import io.gosight.ingest.GrpcIngestService;
import io.gosight.ingest.HttpSubmissions;
import io.gosight.ingest.IngestAnswers;
import io.gosight.ingest.IngestGrpcComponent;
import io.gosight.ingest.IngestHttpEngine;
import io.gosight.ingest.IngestLimits;
import io.gosight.ingest.IngestMetrics;
import io.gosight.ingest.KeyAuthenticator;
import io.gosight.ingest.NothingFromOutside;
import io.gosight.ingest.RateLimiter;
import io.gosight.ingest.RejectedEventBuffer;
import io.gosight.ingest.RoutedWriteKeys;
import io.gosight.ingest.TrustedProxies;
import io.gosight.ingest.WriteKeyRows;
import io.gosight.insight.DetectorBreaker;
import io.gosight.kafka.KafkaBatchComponent;
import io.gosight.ledger.OutcomeWriter;
import io.gosight.ledger.Outcomes;
import io.gosight.operate.Readiness;
import io.gosight.settings.Settings;
import io.gosight.storage.ClickHouse;
import io.gosight.store.EventCount;
import io.gosight.store.EventRows;
import io.gosight.store.EventStore;
import io.gosight.store.LedgerTables;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Makes the beans that routes name, each by its constructor, and binds them under their names. */
final class HubBeans {
  // More than cores, because some wait: for a key's look-up, or for the spool's disk.
  private static final int INGEST_WORKERS =
      Math.max(8, 4 * Runtime.getRuntime().availableProcessors());
  // The rest goes on with batches whose keys are known.
  private static final int KEY_LOOKUPS_AT_ONCE = INGEST_WORKERS - 2;

  private final Settings settings;
  private final Clock clock;
  private final MeterRegistry meters;
  private final Registry registry;
  private final Outcomes outcomes;
  private final IngestMetrics metrics;

  HubBeans(Settings settings, Clock clock, MeterRegistry meters, Registry registry) {
    this.settings = settings;
    this.clock = clock;
    this.meters = meters;
    this.registry = registry;
    this.outcomes = new Outcomes(clock);
    this.metrics = new IngestMetrics(meters, outcomes);
  }

  /** What several stages share. */
  void bindShared(HikariDataSource postgres, StringRedisTemplate redis) {
    registry.bind("postgres", postgres);
    registry.bind("redis", redis);
    registry.bind("nothingFromOutside", new NothingFromOutside());
    registry.bind("redisFailures", new Failures("Redis is away; going on without it", meters));
    registry.bind(
        "periodicFailures", new Failures("A periodic task failed and is tried again", meters));
    registry.bind("ingestAnswers", new IngestAnswers(metrics));
    registry.bind("deadLetters", new DeadLetters(meters));
  }

  void bindIngest(CamelContext camel, Spool spool, GeoLookup geo, String visitorSecret) {
    ExecutorService workers =
        camel.getExecutorServiceManager().newFixedThreadPool(this, "ingest", INGEST_WORKERS);
    IngestLimits limits =
        new IngestLimits(
            settings.number("gosight.ingest.max-batch-bytes"),
            settings.number("gosight.ingest.max-inflate-ratio"),
            settings.number("gosight.ingest.max-events"),
            IngestLimits.DEFAULT.maxTextLength(),
            IngestLimits.DEFAULT.maxLongTextLength(),
            IngestLimits.DEFAULT.maxJsonDepth());
    TrustedProxies proxies = new TrustedProxies(settings.text("gosight.http.trusted-proxies"));
    RejectedEventBuffer rejected = new RejectedEventBuffer();
    // What is left when Kafka has a batch is less work than waking another thread for it.
    registry.bind("onKafkaThread", MoreExecutors.newDirectExecutorService());
    registry.bind("ingestHttp", new IngestHttpEngine(workers, camel));
    registry.bind("httpSubmissions", new HttpSubmissions(proxies, clock));
    registry.bind("ingest-grpc", new IngestGrpcComponent(workers, new GrpcIngestService(clock)));
    registry.bind("grpcCallers", GrpcIngestService.callers(proxies));
    registry.bind("batchDecoder", new BatchDecoder(limits));
    registry.bind(
        "keyAuthenticator",
        new KeyAuthenticator(
            new CachedWriteKeys(
                new RoutedWriteKeys(camel.createProducerTemplate()),
                KEY_LOOKUPS_AT_ONCE,
                Ticker.systemTicker())));
    registry.bind("writeKeyRows", new WriteKeyRows());
    registry.bind(
        "rateLimiter",
        new RateLimiter(
            settings.number("gosight.ingest.requests-per-second"),
            settings.number("gosight.ingest.burst"),
            clock));
    registry.bind("batchValidator", new BatchValidator(limits, metrics, rejected));
    registry.bind("rejectedEvents", rejected);
    registry.bind(
        "batchEnricher",
        new BatchEnricher(
            geo, new UserAgents(), new AnonymousVisitor(visitorSecret), new Scrubber(), meters));
    registry.bind(
        "topicRecords",
        new TopicRecords(
            new Topics(
                settings.text("gosight.kafka.topic.events"),
                settings.text("gosight.kafka.topic.replay"),
                settings.text("gosight.kafka.topic.errors"))));
    registry.bind("spool", spool);
    registry.bind("acceptedBatches", new AcceptedBatches(metrics, clock));
  }

  void bindStore(Client clickHouse, String node) {
    ClickHouse tables = new ClickHouse(clickHouse, meters);
    LedgerTables ledger = new LedgerTables(tables);
    registry.bind(
        "kafka-batches",
        new KafkaBatchComponent(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                settings.text("gosight.kafka.brokers"),
                ConsumerConfig.GROUP_INSTANCE_ID_CONFIG,
                node,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                2_000,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed"),
            new EventCount()));
    registry.bind("eventRows", new EventRows(clock));
    registry.bind("eventStore", new EventStore(tables, clock));
    registry.bind("ledgerTables", ledger);
    registry.bind(
        "outcomeWriter", new OutcomeWriter(outcomes, UUID.randomUUID().toString(), ledger));
  }

  void bindInsight(
      Plugins plugins,
      Client clickHouse,
      StringRedisTemplate redis,
      String node,
      DetectorBreaker breaker) {
    new InsightBeans(settings, clock, meters, registry)
        .bind(plugins, clickHouse, redis, node, breaker);
  }

  void bindAlert(Plugins plugins, HikariDataSource postgres, Client reader) {
    new AlertBeans(settings, clock, meters, registry).bind(plugins, postgres, reader);
  }

  void bindApi(HikariDataSource postgres, Client reader, Plugins plugins) {
    Set<String> channels = Channels.make(plugins, settings.all()).usable().keySet();
    new ApiModule(postgres, reader, new ApiBacktests(plugins, reader, settings), channels, clock)
        .beans()
        .forEach(registry::bind);
  }

  void bindOperate(Spool spool, String demoWriteKey) {
    DependencyProbe probe = new DependencyProbe(settings);
    registry.bind("dependencyProbe", probe);
    registry.bind("readiness", new Readiness(spool, probe::result));
    registry.bind("demoConfig", new DemoConfig(demoWriteKey));
  }
}
