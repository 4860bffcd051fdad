package io.gosight.cli;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.UnixOperatingSystemMXBean;
import io.gosight.app.DataFolder;
import io.gosight.app.Home;
import io.gosight.app.HubRoutes;
import io.gosight.app.HubSettings;
import io.gosight.connections.ConnectionSettings;
import io.gosight.console.ConsoleSettings;
import io.gosight.doctor.ClockCheck;
import io.gosight.doctor.DiskCheck;
import io.gosight.doctor.FileLimitCheck;
import io.gosight.doctor.Finding;
import io.gosight.doctor.FolderCheck;
import io.gosight.doctor.MemoryCheck;
import io.gosight.doctor.NeededPort;
import io.gosight.doctor.PortCheck;
import io.gosight.doctor.PortOwners;
import io.gosight.host.DataLock;
import io.gosight.host.EngineStartException;
import io.gosight.http.HttpSettings;
import io.gosight.http.ManagementSettings;
import io.gosight.ingest.GrpcSettings;
import io.gosight.operate.DiskSettings;
import io.gosight.routing.LocalRouteSettings;
import io.gosight.routing.RouteSet;
import io.gosight.settings.Settings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The checks that need no hub.
 *
 * @param home the distribution
 * @param data the data folder
 * @param settings the hub's settings
 */
record DoctorMachine(Home home, Path data, Settings settings) {
  private static final Pattern ENGINE_PORT = Pattern.compile("gosight\\.engine\\.[a-z0-9]+\\.port");
  private static final Pattern AVAILABLE = Pattern.compile("MemAvailable:\\s+(\\d+) kB");
  private static final int NEWEST_TRIED = 21;
  private static final int KILO = 1024;

  /** Whether a hub with engines runs on the data folder. */
  boolean isLocked() {
    if (!Files.exists(data.resolve(".lock"))) {
      return false;
    }
    try (DataLock lock = DataLock.take(data)) {
      return false;
    } catch (EngineStartException e) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  List<Finding> versions() {
    int java = Runtime.version().feature();
    String version = System.getProperty("java.vendor") + " " + Runtime.version();
    String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
    boolean tried = system.equals("Linux amd64");
    return List.of(
        java > NEWEST_TRIED
            ? Finding.note(
                "java", version + ", newer than what was tried", "If it fails, use 17 or 21.")
            : Finding.ok("java", version),
        Finding.ok("gosight", new Version().getVersion()[0].replace("gosight ", "")),
        tried
            ? Finding.ok("system", system)
            : Finding.note(
                "system",
                system + ", on which the embedded engines were not tried",
                "Use your own servers (--engines none --profile external) if one does not start."));
  }

  List<Finding> ports(boolean runs, int managementPort) {
    PortOwners owners = PortOwners.ofThisMachine();
    return new PortCheck(owners, runs ? owners.of(managementPort) : Optional.empty(), runs)
        .check(needed());
  }

  private List<NeededPort> needed() {
    HttpSettings http = settings.read(HttpSettings.class);
    GrpcSettings grpc = settings.read(GrpcSettings.class);
    ManagementSettings management = settings.read(ManagementSettings.class);
    ConsoleSettings console = settings.read(ConsoleSettings.class);
    List<NeededPort> ports = new ArrayList<>();
    ports.add(new NeededPort(http.host(), http.port(), "gosight.http.port (or run --port)", true));
    ports.add(new NeededPort(grpc.host(), grpc.port(), "gosight.grpc.port", true));
    ports.add(
        new NeededPort(management.host(), management.port(), "gosight.management.port", true));
    if (console.enabled()) {
      ports.add(new NeededPort(console.host(), console.port(), "gosight.hawtio.port", false));
    }
    settings
        .all()
        .forEach(
            (key, value) -> {
              if (ENGINE_PORT.matcher(key).matches() && value.matches("\\d{1,5}")) {
                ports.add(new NeededPort("127.0.0.1", Integer.parseInt(value), key, true));
              }
            });
    return ports;
  }

  List<Finding> resources(boolean runs) {
    List<Finding> findings = new ArrayList<>();
    DiskSettings disk = settings.read(DiskSettings.class);
    try {
      FileStore store = Files.getFileStore(existing(data));
      findings.add(
          new DiskCheck(disk.warnPercent(), disk.replayPercent(), disk.minFreeMegabytes())
              .check(store.getTotalSpace(), store.getUsableSpace()));
    } catch (IOException e) {
      findings.add(
          Finding.problem("disk", "The disk of " + data + " can't be read: " + e, "Check it."));
    }
    boolean engines = !settings.read(HubSettings.class).engines().equals("none");
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    findings.add(
        new MemoryCheck(Runtime.getRuntime().maxMemory(), engines)
            .check(system.getTotalMemorySize(), available(system), runs));
    long files =
        system instanceof UnixOperatingSystemMXBean unix ? unix.getMaxFileDescriptorCount() : -1;
    findings.add(new FileLimitCheck(settings.read(ConnectionSettings.class).max()).check(files));
    findings.addAll(clock());
    return findings;
  }

  /** What programs can get; the free memory of the system does not count what caches give back. */
  private static long available(OperatingSystemMXBean system) {
    try {
      Matcher matcher = AVAILABLE.matcher(Files.readString(Path.of("/proc/meminfo")));
      if (matcher.find()) {
        return Math.min(Long.parseLong(matcher.group(1)) * KILO, system.getTotalMemorySize());
      }
    } catch (IOException e) {
      // No Linux.
    }
    return system.getFreeMemorySize();
  }

  private List<Finding> clock() {
    DoctorClock clock = new DoctorClock(home.path(), data);
    return new ClockCheck(Clock.systemUTC().instant())
        .check(clock.built(), clock.newest(), clock.synchronised());
  }

  private static Path existing(Path folder) {
    Path path = folder;
    while (!Files.exists(path) && path.getParent() != null) {
      path = path.getParent();
    }
    return path;
  }

  List<Finding> folders() {
    FolderCheck check = FolderCheck.real();
    return List.of(
        check.check("data folder", data, true),
        check.check("own routes", settings.read(LocalRouteSettings.class).folder(data), false),
        check.check("components", new DataFolder(data).lib(), false),
        check.check("plugins", home.plugins(), false),
        check.check("config", home.config(), false));
  }

  List<Finding> routes() {
    RouteSet routes = HubRoutes.read(home, new DataFolder(data), settings);
    List<Finding> findings = new ArrayList<>();
    routes
        .shippedProblems()
        .forEach(
            problem ->
                findings.add(
                    Finding.problem("routes", problem.toString(), "./gosight build restores it.")));
    routes
        .broken()
        .forEach(
            problem ->
                findings.add(
                    Finding.problem(
                        "routes", problem.toString(), "Correct it; ./gosight routes check.")));
    if (findings.isEmpty()) {
      findings.add(
          Finding.ok(
              "routes",
              "%d files of your own, %d shipped routes overridden"
                  .formatted(routes.local().size(), routes.overridden().size())));
    }
    return findings;
  }
}
