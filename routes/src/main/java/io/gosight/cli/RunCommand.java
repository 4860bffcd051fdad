package io.gosight.cli;

import com.google.common.base.Splitter;
import io.gosight.app.Console;
import io.gosight.app.DataFolder;
import io.gosight.app.EmbeddedEngines;
import io.gosight.app.Home;
import io.gosight.app.Hub;
import io.gosight.app.HubConfiguration;
import io.gosight.app.HubRoutes;
import io.gosight.app.HubSettings;
import io.gosight.app.PluginsFolder;
import io.gosight.host.Plugins;
import io.gosight.http.HttpSettings;
import io.gosight.http.ManagementSettings;
import io.gosight.ingest.GrpcSettings;
import io.gosight.log.LogFormat;
import io.gosight.log.LogSettings;
import io.gosight.settings.Settings;
import io.gosight.stage.EngineReport;
import io.gosight.stage.Mode;
import io.gosight.stage.Role;
import io.gosight.stage.Roles;
import io.gosight.threads.HubThreads;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts the hub, with its engines by default, and stops it cleanly. */
@Command(
    name = "run",
    description = "Starts the hub and everything it needs, and prints where to look.",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  /** The roles that use detectors or channels. */
  private static final Set<Role> PLUGGED = EnumSet.of(Role.INSIGHT, Role.ALERT, Role.API);

  private static final Duration PLUGINS_STOP = Duration.ofSeconds(1);
  private static final Duration ENGINES_STOP = Duration.ofSeconds(12);

  @Mixin private HubOptions options;

  @Option(names = "--port", paramLabel = "N", description = "The HTTP port (default: 8080).")
  private Integer port;

  @Option(
      names = "--engines",
      paramLabel = "NAMES",
      description = "The engines to start here: all, none, or names with commas between them.")
  private String engines;

  @Option(
      names = "--roles",
      paramLabel = "NAMES",
      description =
          "What this process does: all, or ingest, event, insight, alert, api with commas between"
              + " them.")
  private String roles;

  @Option(
      names = "--watch",
      description = "Edits in the folder of your own routes take effect at once (development).")
  private boolean watch;

  @Override
  public Integer call() throws InterruptedException {
    long begin = System.nanoTime();
    Home home = Home.find();
    Settings settings = settings(home);
    HubSettings own = settings.read(HubSettings.class);
    Roles wanted = Roles.parse(own.roles());
    LogSettings log = settings.read(LogSettings.class);
    LogFormat.apply(log, wanted.service());
    requirePorts(settings, wanted);
    DataFolder folder = new DataFolder(options.data().toAbsolutePath().normalize());
    HubRoutes routes = HubRoutes.load(home, folder, settings);
    routes.report();
    EndOfRun end = new EndOfRun();
    HubThreads threads = new HubThreads(Clock.systemUTC());
    StartedParts parts = new StartedParts(threads);
    AtomicReference<Hub> running = new AtomicReference<>();
    GracefulStop.of(parts, threads).onShutdown(() -> drain(running.get()), end);
    boolean plugged = wanted.hasAny(PLUGGED) || !own.engines().equals("none");
    Plugins plugins =
        parts.start(
            "plugins",
            Duration.ZERO,
            () -> plugged ? PluginsFolder.load(home) : Plugins.none(),
            (loaded, deadline) -> loaded.close());
    Settings complete = settings;
    Supplier<Map<String, EngineReport>> health = Map::of;
    if (!own.engines().equals("none")) {
      EmbeddedEngines embedded =
          parts.start(
              "engines",
              PLUGINS_STOP,
              () -> startEngines(own, plugins, folder, settings, threads, end),
              (engines, deadline) -> {
                engines.close(deadline.remaining());
                folder.forgetEngines();
              });
      health = embedded::health;
      complete = settings.with(folder.readEngines());
    }
    Settings used = complete;
    Supplier<Map<String, EngineReport>> engineHealth = health;
    Hub hub =
        parts.start(
            "hub",
            ENGINES_STOP,
            () -> Hub.start(home, folder, used, plugins, engineHealth, routes, threads),
            Hub::stop);
    running.set(hub);
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    new Banner(complete, hub.project(), hub.owner(), hub.console().orElse(null), log.printKeys())
        .print(took);
    return end.await();
  }

  private Settings settings(Home home) {
    if (port != null) {
      options.overrides().put("gosight.http.port", port.toString());
    }
    if (engines != null) {
      options.overrides().put("gosight.engines", engines);
    }
    if (roles != null) {
      options.overrides().put("gosight.roles", roles);
    }
    if (watch) {
      options.overrides().put("gosight.routes.watch", "true");
    }
    return HubConfiguration.load(home, options.data(), options.profiles(), options.overrides());
  }

  private static void requirePorts(Settings settings, Roles roles) {
    HttpSettings http = settings.read(HttpSettings.class);
    ManagementSettings management = settings.read(ManagementSettings.class);
    Ports.requireFree(http.host(), http.port(), "gosight.http.port or --port");
    Ports.requireFree(management.host(), management.port(), "gosight.management.port");
    if (roles.has(Role.INGEST)) {
      GrpcSettings grpc = settings.read(GrpcSettings.class);
      Ports.requireFree(grpc.host(), grpc.port(), "gosight.grpc.port");
    }
  }

  private static EmbeddedEngines startEngines(
      HubSettings own,
      Plugins plugins,
      DataFolder data,
      Settings settings,
      HubThreads threads,
      EndOfRun end) {
    Console.say("Starting engines in %s ...", data.path());
    EmbeddedEngines embedded =
        EmbeddedEngines.of(
            plugins, data.path(), settings, new ConsoleProgress(), threads, end::engineLost);
    boolean noReplay = Mode.parse(own.mode()) == Mode.ANALYTICS_ONLY;
    List<String> names =
        own.engines().equals("all")
            ? embedded.names().stream().filter(name -> !(noReplay && name.equals("s3"))).toList()
            : Splitter.on(',').trimResults().splitToList(own.engines());
    Map<String, String> published = new TreeMap<>(embedded.start(names));
    published.putAll(ports(settings));
    data.writeEngines(published);
    return embedded;
  }

  /** Where this hub listens, so that other commands find it by its data folder alone. */
  private static Map<String, String> ports(Settings settings) {
    HttpSettings http = settings.read(HttpSettings.class);
    ManagementSettings management = settings.read(ManagementSettings.class);
    return Map.of(
        "gosight.http.host", http.host(),
        "gosight.http.port", String.valueOf(http.port()),
        "gosight.management.host", management.host(),
        "gosight.management.port", String.valueOf(management.port()));
  }

  private static void drain(Hub hub) {
    if (hub != null) {
      hub.drain();
    }
  }
}
