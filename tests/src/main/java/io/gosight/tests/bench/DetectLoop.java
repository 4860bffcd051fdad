package io.gosight.tests.bench;

import io.gosight.host.Detectors;
import io.gosight.host.PluginConfigurationSource;
import io.gosight.host.PluginLoader;
import io.gosight.host.Plugins;
import io.gosight.host.detector.DetectorRunner;
import io.gosight.host.detector.EventTimeSettings;
import io.gosight.host.detector.SavedSharedWindows;
import io.gosight.insight.DetectorCircuitBreaker;
import io.gosight.insight.DetectorStage;
import io.gosight.insight.RedisTabStateStore;
import io.gosight.insight.TabStateStore;
import io.gosight.kafka.KafkaRecord;
import io.gosight.proto.v1.EnrichedBatch;
import io.gosight.spi.EngineFactory;
import io.gosight.spi.detector.InsightDetectorFactory;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.data.redis.core.StringRedisTemplate;

/** The loops of {@link DetectBench}: on the class path of the built hub, on one thread. */
public final class DetectLoop {
  private final TopicPass pass;
  private final LuaWindows lua;
  private final Detectors detectors;
  private final StringRedisTemplate redis;
  private long insights;

  private DetectLoop(
      TopicPass pass, LuaWindows lua, Detectors detectors, StringRedisTemplate redis) {
    this.pass = pass;
    this.lua = lua;
    this.detectors = detectors;
    this.redis = redis;
  }

  /** Runs the loops: brokers, Redis's port and password, and how many rounds. */
  public static void main(String[] args) throws IOException {
    Path plugins = Path.of(System.getProperty("gosight.home"), "plugins");
    try (LuaWindows lua = new LuaWindows(Integer.parseInt(args[1]), args[2]);
        Plugins found =
            PluginLoader.load(
                plugins, List.of(EngineFactory.class, InsightDetectorFactory.class))) {
      Detectors detectors =
          Detectors.make(
              found,
              new PluginConfigurationSource("detector", Map.of()),
              Set.of(),
              name -> what -> {});
      new DetectLoop(new TopicPass(args[0], BenchTopics.EVENTS), lua, detectors, lua.template())
          .run(Integer.parseInt(args[3]));
    }
    System.exit(0);
  }

  private record Round(Pace bare, Pace memory, Pace redis, double windows) {}

  private void run(int rounds) throws IOException {
    System.err.println("warming up ...");
    Round unused = round();
    Round[] measured = new Round[rounds];
    for (int i = 0; i < rounds; i++) {
      System.err.println("round " + (i + 1) + " ...");
      measured[i] = round();
    }
    Pace bare = Pace.median(List.of(measured).stream().map(Round::bare).toList());
    Pace memory = Pace.median(List.of(measured).stream().map(Round::memory).toList());
    Pace kept = Pace.median(List.of(measured).stream().map(Round::redis).toList());
    double windows =
        Targets.median(List.of(measured).stream().mapToDouble(Round::windows).toArray());
    TextTable table = new TextTable("one thread", "events/s", "events/s a core", "CPU us/event");
    bare.row(table, "read and parse");
    memory.row(table, detectors.usable().size() + " detectors, state in memory");
    kept.row(table, detectors.usable().size() + " detectors, state in Redis");
    table.row("Lua windows, pipelined", String.format(Locale.ROOT, "%,.0f", windows), "-", "-");
    System.out.printf(
        "%,d events, %,d insights a pass, median of %d rounds%n%n%s%n",
        bare.events(), insights, rounds, table);
    Targets targets = new Targets();
    targets.atLeast("memory state, events/s a core", memory.aCore(), 200_000);
    targets.atLeast("memory state / read and parse", memory.aCore() / bare.aCore(), 0.4);
    targets.atLeast("Redis state / Lua windows", kept.aSecond() / windows, 0.5);
    System.out.println(targets);
  }

  private Round round() throws IOException {
    Pace bare =
        pass.run(
            records -> {
              long events = 0;
              for (KafkaRecord record : records) {
                events += EnrichedBatch.parseFrom(record.value()).getEventsCount();
              }
              return events;
            });
    Pace memory = pass.run(stage(TabStateStore.NOWHERE));
    lua.clear();
    Pace kept =
        pass.run(
            stage(
                new RedisTabStateStore(
                    redis,
                    "bench",
                    Duration.ofMinutes(30),
                    Clock.systemUTC(),
                    new SimpleMeterRegistry())));
    lua.clear();
    return new Round(bare, memory, kept, lua.windowsASecond());
  }

  /** The stage as it runs in the hub, with its breaker; its insights are counted, not published. */
  private TopicPass.Work stage(TabStateStore tabs) {
    DetectorCircuitBreaker breaker =
        new DetectorCircuitBreaker(
            5,
            Duration.ofMillis(250),
            Duration.ofSeconds(60),
            Clock.systemUTC(),
            new SimpleMeterRegistry());
    SavedSharedWindows shared = new SavedSharedWindows(10_000, tabs::shared);
    DetectorStage stage =
        new DetectorStage(
            "*",
            () ->
                new DetectorRunner(detectors.usable(), shared, breaker, EventTimeSettings.DEFAULT),
            shared,
            tabs,
            Clock.systemUTC());
    insights = 0;
    return records -> {
      insights += stage.detect(records).insights().size();
      stage.committed();
      return 10L * records.size();
    };
  }
}
