package io.gosight.cli;

import com.clickhouse.client.api.ClickHouseException;
import io.gosight.common.OperatorException;
import io.gosight.settings.Settings;
import io.gosight.storage.ClickHouseSettings;
import io.gosight.storage.KafkaSettings;
import io.gosight.storage.PostgresSettings;
import io.gosight.storage.RedisSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.springframework.dao.DataAccessException;

/**
 * Says in a sentence why a command failed: what does not answer, at which address, and what to do.
 *
 * @param settings where the servers are; empty if the command asks none
 */
record FailureText(Optional<Settings> settings) {
  private static final String REMEDY = "Is the hub running? ./gosight doctor looks for the cause.";

  /** The text; empty if the failure is a mistake of the program. */
  Optional<String> of(Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof OperatorException) {
        return Optional.of(String.valueOf(cause.getMessage()));
      }
      Optional<String> server = server(cause);
      if (server.isPresent()) {
        return Optional.of(server.get() + " says: " + firstLine(cause) + "\n" + REMEDY);
      }
    }
    return Optional.ofNullable(file(failure));
  }

  private Optional<String> server(Throwable failure) {
    // Spring wraps what Redis' client says; PostgreSQL's has an SQLException as its cause.
    if (failure instanceof SQLException
        || (failure instanceof DataAccessException && hasSqlCause(failure))) {
      return Optional.of("PostgreSQL" + address(PostgresSettings.class));
    }
    if (failure instanceof DataAccessException) {
      return Optional.of("Redis" + address(RedisSettings.class));
    }
    if (failure instanceof KafkaException) {
      return Optional.of("Kafka" + address(KafkaSettings.class));
    }
    return failure instanceof ClickHouseException
        ? Optional.of("ClickHouse" + address(ClickHouseSettings.class))
        : Optional.empty();
  }

  private static boolean hasSqlCause(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException) {
        return true;
      }
    }
    return false;
  }

  private String address(Class<? extends Record> type) {
    return settings
        .filter(known -> known.isComplete(type))
        .map(known -> known.read(type))
        .map(FailureText::address)
        .orElse("");
  }

  private static String address(Record read) {
    if (read instanceof PostgresSettings postgres) {
      return " (" + postgres.url() + ", gosight.postgres.url)";
    }
    if (read instanceof KafkaSettings kafka) {
      return " (" + kafka.brokers() + ", gosight.kafka.brokers)";
    }
    if (read instanceof ClickHouseSettings clickHouse) {
      return " (" + clickHouse.url() + ", gosight.clickhouse.url)";
    }
    return read instanceof RedisSettings redis
        ? " (" + redis.host() + ":" + redis.port() + ", gosight.redis.host)"
        : "";
  }

  private static String file(Exception failure) {
    Throwable cause = failure instanceof UncheckedIOException ? failure.getCause() : failure;
    if (cause instanceof NoSuchFileException missing) {
      return "There is no file " + missing.getFile() + ".";
    }
    if (cause instanceof AccessDeniedException denied) {
      return "This user can't use " + denied.getFile() + "; see ./gosight doctor.";
    }
    return cause instanceof IOException ? "A file can't be used: " + cause.getMessage() : null;
  }

  private static String firstLine(Throwable failure) {
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("nothing");
  }
}
