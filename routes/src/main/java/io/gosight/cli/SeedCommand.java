package io.gosight.cli;

import com.clickhouse.client.api.Client;
import io.gosight.app.Console;
import io.gosight.common.OperatorException;
import io.gosight.ingest.IdFormat;
import io.gosight.seed.Seeder;
import io.gosight.settings.Settings;
import io.gosight.storage.ClickHouseSettings;
import io.gosight.storage.ClickHouseStorage;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Fills a project of a running hub with plausible data. */
@Command(
    name = "seed",
    description = "Makes visits of a shop, with errors, conversions and insights, in the store.",
    mixinStandardHelpOptions = true)
final class SeedCommand implements Callable<Integer> {
  private static final long MAX_EVENTS = 1_000_000_000;
  private static final int MAX_DAYS = 400;

  @Mixin private Connection connection;

  @Option(
      names = "--project",
      paramLabel = "ID",
      defaultValue = "demo",
      description = "The project (default: ${DEFAULT-VALUE}).")
  private String project;

  @Option(
      names = "--events",
      paramLabel = "N",
      defaultValue = "100000",
      description = "About how many events (default: ${DEFAULT-VALUE}).")
  private long events;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "30",
      description = "Over how many days until now, 1 to 400 (default: ${DEFAULT-VALUE}).")
  private int days;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The same number makes the same events (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Override
  public Integer call() {
    if (!IdFormat.isId(project)) {
      throw new OperatorException("A project's id is 1 to 64 of A-Z, a-z, 0-9, '_' and '-'.");
    }
    if (events < 1 || events > MAX_EVENTS || days < 1 || days > MAX_DAYS) {
      throw new OperatorException(
          "--events is 1 to " + MAX_EVENTS + " and --days 1 to " + MAX_DAYS + ".");
    }
    Settings settings = connection.settings();
    Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);
    Progress progress = Progress.of("days");
    try (Client clickHouse = ClickHouseStorage.writer(settings.read(ClickHouseSettings.class))) {
      new Seeder(clickHouse, project, seed).run(events, days, now, progress::at);
    } finally {
      progress.end();
    }
    Console.say("About %,d events over %d days are in the project %s.", events, days, project);
    return 0;
  }
}
