package io.gosight.cli;

import com.zaxxer.hikari.HikariDataSource;
import io.gosight.api.identity.FirstOwner;
import io.gosight.api.sql.HubDatabase;
import io.gosight.app.Console;
import io.gosight.common.OperatorException;
import io.gosight.storage.Postgres;
import io.gosight.storage.PostgresSettings;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes administrators of a running hub, and lets users in again. */
@Command(
    name = "users",
    description = "Makes administrators and resets passwords.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "(create | reset-password)")
final class UsersCommand {
  @Command(
      name = "create",
      mixinStandardHelpOptions = true,
      description = "Makes an administrator and shows their one-time password.")
  int create(
      @Mixin Connection connection,
      @Parameters(paramLabel = "EMAIL", description = "The address by which they sign in.")
          String email,
      @Option(
              names = "--name",
              paramLabel = "TEXT",
              description = "Their name; by default the address.")
          String name) {
    if (email.indexOf('@') < 1) {
      throw new OperatorException("'" + email + "' is not an e-mail address.");
    }
    FirstOwner user =
        with(
            connection,
            postgres ->
                FirstOwner.create(postgres, email, name == null ? email : name)
                    .orElseThrow(
                        () -> new OperatorException("There is a user '" + email + "' already.")));
    Console.say("%s", user.password());
    return 0;
  }

  @Command(
      name = "reset-password",
      mixinStandardHelpOptions = true,
      description =
          "Shows a new one-time password, ends all sessions and turns two-factor authentication"
              + " off.")
  int resetPassword(
      @Mixin Connection connection,
      @Parameters(paramLabel = "EMAIL", description = "The address by which they sign in.")
          String email) {
    FirstOwner user =
        with(
            connection,
            postgres ->
                FirstOwner.reset(postgres, email)
                    .orElseThrow(() -> new OperatorException("There is no user '" + email + "'.")));
    Console.say("%s", user.password());
    return 0;
  }

  private static <T> T with(Connection connection, Function<HubDatabase, T> work) {
    try (HikariDataSource postgres =
        Postgres.open(connection.settings().read(PostgresSettings.class))) {
      return work.apply(new HubDatabase(postgres));
    }
  }
}
