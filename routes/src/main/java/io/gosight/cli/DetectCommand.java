package io.gosight.cli;

import com.zaxxer.hikari.HikariDataSource;
import io.gosight.api.query.ClickHouseReader;
import io.gosight.api.query.ReadLimits;
import io.gosight.app.Home;
import io.gosight.app.PluginsFolder;
import io.gosight.backtest.Archive;
import io.gosight.backtest.Backtest;
import io.gosight.backtest.BacktestException;
import io.gosight.backtest.BacktestReport;
import io.gosight.backtest.TriedDetector;
import io.gosight.common.OperatorException;
import io.gosight.host.Plugins;
import io.gosight.host.detector.HostedDetector;
import io.gosight.ingest.IdFormat;
import io.gosight.insight.InsightSettings;
import io.gosight.settings.Settings;
import io.gosight.storage.ClickHouseSettings;
import io.gosight.storage.ClickHouseStorage;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs a detector over what a running hub has stored; writes nothing. */
@Command(
    name = "detect",
    description =
        "Runs a detector over stored events and shows what it finds beside what was found.",
    mixinStandardHelpOptions = true)
final class DetectCommand implements Callable<Integer> {
  @Mixin private Connection connection;

  @Option(
      names = "--project",
      paramLabel = "ID",
      defaultValue = "demo",
      description = "The project (default: ${DEFAULT-VALUE}).")
  private String project;

  @Option(
      names = "--detector",
      paramLabel = "NAME",
      required = true,
      description = "The detector; ./gosight plugin list shows all.")
  private String detector;

  @Option(
      names = "--since",
      paramLabel = "AGE",
      defaultValue = "7d",
      description =
          "How long ago the period begins, such as 12h or 7d, or an instant (default: 7d).")
  private String since;

  @Option(
      names = "--until",
      paramLabel = "AGE",
      defaultValue = "0s",
      description = "Likewise its end (default: now).")
  private String until;

  @Option(
      names = "--lead-in",
      paramLabel = "AGE",
      defaultValue = "30m",
      description = "How long before the period to begin reading, for detectors that remember.")
  private String leadIn;

  @Option(
      names = "--list",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many to list of each kind.")
  private int most;

  @Override
  public Integer call() {
    if (!IdFormat.isId(project)) {
      throw new OperatorException("A project's id is 1 to 64 of A-Z, a-z, 0-9, '_' and '-'.");
    }
    Instant now = Clock.systemUTC().instant();
    Instant from = Ages.instant("--since", since, now);
    Instant to = Ages.instant("--until", until, now);
    if (!from.isBefore(to)) {
      throw new OperatorException(
          "--since (" + from + ") must be earlier than --until (" + to + ").");
    }
    Settings settings = connection.settings();
    try (Plugins plugins = PluginsFolder.load(Home.find());
        HikariDataSource clickHouse =
            ClickHouseStorage.reader(settings.read(ClickHouseSettings.class))) {
      HostedDetector tried =
          TriedDetector.make(plugins, settings.all(), detector, detectorSettings());
      long begin = System.nanoTime();
      Progress progress = Progress.of("events");
      BacktestReport report =
          new Backtest(
                  new Archive(new ClickHouseReader(clickHouse, ReadLimits.streams()), project),
                  settings.read(InsightSettings.class).eventTime(),
                  Long.MAX_VALUE)
              .run(tried, from, to, Ages.duration("--lead-in", leadIn), progress::at);
      progress.end();
      double seconds = (System.nanoTime() - begin) / 1e9;
      new BacktestPrinter(most).print(report, project, seconds);
      return 0;
    } catch (BacktestException e) {
      throw new OperatorException(e.getMessage(), e);
    }
  }

  /** What {@code --set} says of the detector itself; the rest is about the hub. */
  private Map<String, String> detectorSettings() {
    Map<String, String> own = new TreeMap<>(connection.overrides());
    own.keySet().removeIf(key -> key.startsWith("gosight."));
    return own;
  }
}
