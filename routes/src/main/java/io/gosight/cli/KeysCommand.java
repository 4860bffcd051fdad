package io.gosight.cli;

import com.zaxxer.hikari.HikariDataSource;
import io.gosight.api.auth.Scope;
import io.gosight.api.keys.ApiKey;
import io.gosight.api.keys.ApiKeys;
import io.gosight.api.keys.KeyKind;
import io.gosight.api.project.Projects;
import io.gosight.app.Console;
import io.gosight.common.OperatorException;
import io.gosight.settings.Settings;
import io.gosight.storage.Postgres;
import io.gosight.storage.PostgresSettings;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes, shows and revokes API keys of a running hub. */
@Command(
    name = "keys",
    description = "Makes, shows and revokes API keys.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "(create | list | revoke)")
final class KeysCommand {
  @Command(
      name = "create",
      mixinStandardHelpOptions = true,
      description = "Makes a key and shows it, a secret one only now.")
  int create(
      @Mixin Connection connection,
      @Option(
              names = "--project",
              paramLabel = "ID",
              defaultValue = "demo",
              description = "The project (default: ${DEFAULT-VALUE}).")
          String project,
      @Option(
              names = "--kind",
              paramLabel = "KIND",
              required = true,
              description = "write: for pages, is public; or secret: for programs that read.")
          String kind,
      @Option(
              names = "--name",
              paramLabel = "TEXT",
              defaultValue = "command line",
              description = "What it is for (default: ${DEFAULT-VALUE}).")
          String name,
      @Option(
              names = "--scope",
              paramLabel = "SCOPE",
              split = ",",
              defaultValue = "read,manage",
              description =
                  "What a secret key may do: read, manage, administer, replay (default:"
                      + " read,manage).")
          List<String> scopes) {
    KeyKind wanted =
        KeyKind.of(kind)
            .orElseThrow(
                () ->
                    new OperatorException(
                        "There is no kind of key '" + kind + "'; the choices are: write, secret."));
    Set<Scope> granted = scopes.stream().map(KeysCommand::scope).collect(Collectors.toSet());
    try (HikariDataSource postgres =
        Postgres.open(connection.settings().read(PostgresSettings.class))) {
      if (new Projects(postgres).find(project).isEmpty()) {
        throw new OperatorException(
            "There is no project '" + project + "'; make it by gosight projects create.");
      }
      Console.say(
          "%s",
          new ApiKeys(postgres, new SecureRandom())
              .create(wanted, project, name, granted)
              .plaintext());
    }
    return 0;
  }

  private static Scope scope(String text) {
    return Scope.of(text)
        .orElseThrow(
            () ->
                new OperatorException(
                    "There is no scope '"
                        + text
                        + "'; the choices are: read, manage, administer, replay."));
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Shows a project's keys; secret ones stay hidden.")
  int list(
      @Mixin Connection connection,
      @Option(
              names = "--project",
              paramLabel = "ID",
              defaultValue = "demo",
              description = "The project (default: ${DEFAULT-VALUE}).")
          String project) {
    try (HikariDataSource postgres =
        Postgres.open(connection.settings().read(PostgresSettings.class))) {
      for (ApiKey key : new ApiKeys(postgres, new SecureRandom()).list(project)) {
        Console.say(
            "%s  %-6s  %-26s  %-20s  %s",
            key.id(),
            key.kind().text(),
            key.publicKey().orElse("(hidden)"),
            key.name(),
            key.revokedAt().map(at -> "revoked " + at).orElse("good"));
      }
    }
    return 0;
  }

  @Command(
      name = "revoke",
      mixinStandardHelpOptions = true,
      description = "Revokes a key; every hub refuses it within 10 seconds.")
  int revoke(
      @Mixin Connection connection,
      @Parameters(paramLabel = "ID", description = "The key's id, as list shows it.") UUID id) {
    Settings settings = connection.settings();
    try (HikariDataSource postgres = Postgres.open(settings.read(PostgresSettings.class))) {
      if (!new ApiKeys(postgres, new SecureRandom()).revoke(id)) {
        throw new OperatorException("There is no good key with the id " + id + ".");
      }
      new CachedKeys(settings).forget(postgres, id);
    }
    Console.say("revoked");
    return 0;
  }
}
