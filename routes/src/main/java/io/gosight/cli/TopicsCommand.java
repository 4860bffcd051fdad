package io.gosight.cli;

import io.gosight.app.Console;
import io.gosight.common.OperatorException;
import io.gosight.settings.Settings;
import io.gosight.stage.Topic;
import io.gosight.storage.KafkaSettings;
import io.gosight.storage.KafkaTopics;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows and creates the Kafka topics of a running hub. */
@Command(
    name = "topics",
    description = "Shows and creates Kafka topics.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "(list | create)")
final class TopicsCommand {
  @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the topics.")
  int list(@Mixin Connection connection) {
    topics(connection.settings())
        .list()
        .forEach((name, partitions) -> Console.say("%-40s %d partitions", name, partitions));
    return 0;
  }

  @Command(name = "create", mixinStandardHelpOptions = true, description = "Creates a topic.")
  int create(
      @Mixin Connection connection,
      @Parameters(paramLabel = "NAME", description = "1 to 249 of A-Z, a-z, 0-9, ., _ and -.")
          String name,
      @Option(
              names = "--partitions",
              paramLabel = "N",
              defaultValue = "3",
              description =
                  "How many consumers of a group can share it (default: ${DEFAULT-VALUE}).")
          int partitions,
      @Option(
              names = "--retention",
              paramLabel = "AGE",
              defaultValue = "7d",
              description = "How long records are kept, such as 12h or 7d (default: 7d).")
          String retention) {
    if (!name.matches("[A-Za-z0-9._-]{1,249}") || name.matches("\\.\\.?")) {
      throw new OperatorException(
          "A topic's name is 1 to 249 of A-Z, a-z, 0-9, '.', '_' and '-'; '" + name + "' is not.");
    }
    if (partitions < 1 || partitions > 1_000) {
      throw new OperatorException("--partitions must be from 1 to 1000.");
    }
    Duration kept = Ages.duration("--retention", retention);
    KafkaTopics topics = topics(connection.settings());
    if (topics.list().containsKey(name)) {
      throw new OperatorException("There is a topic '" + name + "' already.");
    }
    topics.create(List.of(new Topic(name, partitions, kept)));
    Console.say("created %s", name);
    return 0;
  }

  private static KafkaTopics topics(Settings settings) {
    return new KafkaTopics(settings.read(KafkaSettings.class));
  }
}
