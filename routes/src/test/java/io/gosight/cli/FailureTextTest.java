package io.gosight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.app.Home;
import io.gosight.app.HubConfiguration;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.RedisConnectionFailureException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/** A failure of a server is reported with its address. */
class FailureTextTest {
  private static final FailureText TEXT =
      new FailureText(
          Optional.of(
              HubConfiguration.load(
                  new Home(Path.of("..")),
                  Path.of("none"),
                  List.of("external"),
                  Map.of(
                      "gosight.kafka.brokers", "127.0.0.1:9092",
                      "gosight.postgres.url", "jdbc:postgresql://127.0.0.1:5432/gosight",
                      "gosight.postgres.password", "hidden",
                      "gosight.redis.host", "127.0.0.1",
                      "gosight.redis.port", "6379",
                      "gosight.redis.password", "hidden"))));

  private static String text(Exception failure) {
    String text = TEXT.of(failure).orElseThrow();
    assertThat(text).contains("./gosight doctor").doesNotContain("hidden");
    return text;
  }

  @Test
  void eachServerHasItsAddress() {
    assertThat(text(new TimeoutException("t"))).contains("Kafka (127.0.0.1:9092");
    assertThat(text(new SQLException("refused")))
        .contains("PostgreSQL (jdbc:postgresql://127.0.0.1:5432/gosight", "says: refused");
    assertThat(text(new CannotGetJdbcConnectionException("c", new SQLException("refused"))))
        .contains("PostgreSQL (");
    assertThat(text(new RedisConnectionFailureException("refused")))
        .contains("Redis (127.0.0.1:6379");
  }

  @Test
  void aFileIsNamed() {
    assertThat(TEXT.of(new NoSuchFileException("backup.tar.gz")))
        .contains("There is no file backup.tar.gz.");
  }
}
