package io.gosight.cli;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.TextFormat;
import io.gosight.app.Console;
import io.gosight.common.OperatorException;
import io.gosight.errors.DeadLetterTopic;
import io.gosight.errors.ErrorsSettings;
import io.gosight.proto.v1.DeadLetter;
import io.gosight.proto.v1.EnrichedBatch;
import io.gosight.settings.Settings;
import io.gosight.storage.KafkaClients;
import io.gosight.storage.KafkaSettings;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what could not go on its way, and sends it again. */
@Command(
    name = "dead-letters",
    description = "Shows what could not go on its way, and sends it again.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "(list | show | redrive)")
final class DeadLettersCommand {
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists dead letters, a line each.")
  int list(
      @Mixin Connection connection,
      @Option(names = "--reason", paramLabel = "WORD", description = "Only those with this reason.")
          String reason,
      @Option(names = "--project", paramLabel = "ID", description = "Only this project's.")
          String project) {
    List<DeadLetter> letters = read(connection, matching(reason, project));
    for (DeadLetter letter : letters) {
      Console.say(
          "%s  %s  %-6s  %-20s  project=%s event=%s",
          letter.getId(),
          Instant.ofEpochMilli(letter.getAtMs()),
          letter.getStage(),
          letter.getReason(),
          letter.getProjectId(),
          letter.getEventId());
    }
    Console.say("%d dead letters", letters.size());
    return 0;
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Shows one dead letter whole.")
  int show(
      @Mixin Connection connection,
      @Parameters(paramLabel = "ID", description = "As list shows it.") String id)
      throws InvalidProtocolBufferException {
    List<DeadLetter> letters = read(connection, letter -> letter.getId().equals(id));
    if (letters.isEmpty()) {
      throw new OperatorException("There is no dead letter '" + id + "'; see dead-letters list.");
    }
    for (DeadLetter letter : letters) {
      Console.say(
          "%s", TextFormat.printer().printToString(letter.toBuilder().clearPayload().build()));
      if (letter.getRedrivable() || letter.getStage().equals("ingest")) {
        EnrichedBatch payload = EnrichedBatch.parseFrom(letter.getPayload());
        Console.say("payload:%n%s", TextFormat.printer().printToString(payload));
      } else {
        Console.say("payload: %d bytes that can't be read", letter.getPayload().size());
      }
    }
    return 0;
  }

  @Command(
      name = "redrive",
      mixinStandardHelpOptions = true,
      description =
          "Sends dead letters on their way again; an event that arrives twice counts once.")
  int redrive(
      @Mixin Connection connection,
      @Option(names = "--reason", paramLabel = "WORD", description = "Only those with this reason.")
          String reason,
      @Option(names = "--project", paramLabel = "ID", description = "Only this project's.")
          String project,
      @Parameters(
              paramLabel = "ID",
              arity = "0..1",
              description = "The id of one dead letter, as dead-letters list shows it.")
          String id) {
    DeadLetterTopic topic = topic(connection.settings());
    Predicate<DeadLetter> wanted =
        matching(reason, project).and(letter -> id == null || letter.getId().equals(id));
    if (id != null) {
      requireRedrivable(topic.read(wanted), id);
    }
    int sent = topic.redrive(wanted.and(DeadLetter::getRedrivable));
    Console.say("%d sent again", sent);
    return 0;
  }

  private static void requireRedrivable(List<DeadLetter> found, String id) {
    if (found.isEmpty()) {
      throw new OperatorException(
          "There is no such dead letter '" + id + "'; see ./gosight dead-letters list.");
    }
    if (!found.get(0).getRedrivable()) {
      throw new OperatorException(
          "The dead letter '%s' (%s) can't be sent again, because its record could not be read; see ./gosight dead-letters show %s."
              .formatted(id, found.get(0).getReason(), id));
    }
  }

  private static List<DeadLetter> read(Connection connection, Predicate<DeadLetter> wanted) {
    return topic(connection.settings()).read(wanted);
  }

  private static DeadLetterTopic topic(Settings settings) {
    return new DeadLetterTopic(
        KafkaClients.properties(settings.read(KafkaSettings.class)),
        settings.read(ErrorsSettings.class).deadLetterTopic());
  }

  private static Predicate<DeadLetter> matching(String reason, String project) {
    return letter ->
        (reason == null || letter.getReason().equals(reason))
            && (project == null || letter.getProjectId().equals(project));
  }
}
