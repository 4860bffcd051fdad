package io.gosight.cli;

import io.gosight.app.Console;
import io.gosight.app.Home;
import io.gosight.app.HubSettings;
import io.gosight.common.OperatorException;
import io.gosight.doctor.Finding;
import io.gosight.doctor.Finding.Level;
import io.gosight.doctor.ReportedHealth;
import io.gosight.http.ManagementSettings;
import io.gosight.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Looks for what keeps a hub from starting or working, with a remedy for each finding. */
@Command(
    name = "doctor",
    description =
        "Checks ports, disk, memory, versions, file limits, clock, folders, routes and channels,"
            + " and of a running hub its health, broker, stores and keys. Exits with 1 if there is"
            + " a problem.",
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
  @Mixin private HubOptions options;

  @Option(names = "--port", paramLabel = "N", description = "The HTTP port, as given to run.")
  private Integer port;

  @Option(names = "--quiet", description = "Prints only what is not as it should be.")
  private boolean quiet;

  @Override
  public Integer call() {
    List<Finding> findings = examine();
    findings.forEach(this::print);
    long problems = count(findings, Level.PROBLEM);
    Console.say("%d problems, %d warnings", problems, count(findings, Level.WARNING));
    return problems > 0 ? 1 : 0;
  }

  private List<Finding> examine() {
    Home home = Home.find();
    Settings settings;
    try {
      settings = RunningHub.settings(home, options.data(), options.profiles(), overrides());
    } catch (OperatorException e) {
      return List.of(
          Finding.problem(
              "configuration",
              e.getMessage(),
              "Correct it in "
                  + options.data().resolve("gosight.conf")
                  + " or in the environment."));
    }
    ManagementSettings management = settings.read(ManagementSettings.class);
    RunningHub hub = new RunningHub(management.host(), management.port());
    Optional<String> health = hub.report();
    DoctorMachine machine =
        new DoctorMachine(home, options.data().toAbsolutePath().normalize(), settings);
    boolean runs = health.isPresent() && (machine.isLocked() || engines(settings).equals("none"));
    List<Finding> findings = new ArrayList<>();
    findings.addAll(guard("machine", machine::versions));
    findings.addAll(guard("ports", () -> machine.ports(runs, management.port())));
    findings.addAll(guard("machine", () -> machine.resources(runs)));
    findings.addAll(guard("folders", machine::folders));
    findings.addAll(guard("routes", machine::routes));
    findings.addAll(guard("plugins", () -> DoctorPlugins.check(home, settings)));
    if (runs) {
      findings.addAll(ReportedHealth.read(hub.health().toString(), health.get()));
    } else {
      findings.add(
          Finding.note(
              "hub",
              "No hub of this data folder answers at "
                  + hub.health()
                  + ", so broker, stores and keys were not looked at.",
              "./gosight run --data " + options.data()));
    }
    if (runs || engines(settings).equals("none")) {
      findings.addAll(
          guard(
              "stores",
              () -> new DoctorStores(options.data(), options.profiles(), overrides()).check()));
    }
    return findings;
  }

  private Map<String, String> overrides() {
    Map<String, String> all = new TreeMap<>(options.overrides());
    if (port != null) {
      all.put("gosight.http.port", port.toString());
    }
    return all;
  }

  private static String engines(Settings settings) {
    return settings.read(HubSettings.class).engines();
  }

  /** A setting that can't be read is a finding, and the other checks go on. */
  private static List<Finding> guard(String subject, Supplier<List<Finding>> check) {
    try {
      return check.get();
    } catch (OperatorException e) {
      return List.of(Finding.problem(subject, e.getMessage(), "Correct that and try again."));
    }
  }

  private void print(Finding finding) {
    if (quiet && finding.level() == Level.OK) {
      return;
    }
    boolean bad = finding.level() == Level.PROBLEM;
    String level = bad ? "PROBLEM" : finding.level().name().toLowerCase(Locale.ROOT);
    Console.say("%-8s %-14s %s", level, finding.subject(), finding.text());
    if (!finding.remedy().isEmpty()) {
      Console.say("%-8s %-14s -> %s", "", "", finding.remedy());
    }
  }

  private static long count(List<Finding> findings, Level level) {
    return findings.stream().filter(finding -> finding.level() == level).count();
  }
}
