package io.gosight.cli;

import com.zaxxer.hikari.HikariDataSource;
import io.gosight.api.keys.ApiKeys;
import io.gosight.api.keys.KeyKind;
import io.gosight.api.project.Projects;
import io.gosight.app.Console;
import io.gosight.common.OperatorException;
import io.gosight.ingest.IdFormat;
import io.gosight.storage.Postgres;
import io.gosight.storage.PostgresSettings;
import java.security.SecureRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes and shows projects in a running hub. */
@Command(
    name = "projects",
    description = "Makes and shows projects.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "(create | list)")
final class ProjectsCommand {
  @Command(
      name = "create",
      mixinStandardHelpOptions = true,
      description = "Makes a project and shows its write key.")
  int create(
      @Mixin Connection connection,
      @Parameters(paramLabel = "ID", description = "1 to 64 of A-Z, a-z, 0-9, _ and -.") String id,
      @Option(
              names = "--name",
              paramLabel = "TEXT",
              description = "Its name for people; by default the id.")
          String name) {
    if (!IdFormat.isId(id)) {
      throw new OperatorException("A project's id is 1 to 64 of A-Z, a-z, 0-9, '_' and '-'.");
    }
    try (HikariDataSource postgres =
        Postgres.open(connection.settings().read(PostgresSettings.class))) {
      if (!new Projects(postgres).create(id, name == null ? id : name)) {
        throw new OperatorException("There is a project '" + id + "' already.");
      }
      ApiKeys keys = new ApiKeys(postgres, new SecureRandom());
      Console.say("%s", keys.create(KeyKind.WRITE, id, "first").plaintext());
    }
    return 0;
  }

  @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the projects.")
  int list(@Mixin Connection connection) {
    try (HikariDataSource postgres =
        Postgres.open(connection.settings().read(PostgresSettings.class))) {
      new Projects(postgres)
          .all()
          .forEach(project -> Console.say("%-24s %s", project.id(), project.name()));
    }
    return 0;
  }
}
