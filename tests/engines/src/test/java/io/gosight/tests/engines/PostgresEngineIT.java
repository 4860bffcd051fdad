package io.gosight.tests.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresEngineIT {
  @TempDir Path folder;

  @Test
  void everythingAcknowledgedIsThereAfterSigkill() throws Exception {
    try (HubProcess hub = HubProcess.start(folder, List.of("postgres"))) {
      Writer writer;
      try (Connection connection = connect(hub);
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE TABLE item (number int PRIMARY KEY)");
        PreparedStatement insert = connection.prepareStatement("INSERT INTO item VALUES (?)");
        writer =
            Writer.until(
                number -> {
                  insert.setInt(1, number);
                  insert.executeUpdate();
                },
                hub::kill);
      }
      try (HubProcess again = HubProcess.start(folder, List.of("postgres"));
          Connection connection = connect(again);
          PreparedStatement count =
              connection.prepareStatement("SELECT count(*) FROM item WHERE number < ?")) {
        count.setInt(1, writer.acknowledged());
        try (ResultSet row = count.executeQuery()) {
          assertThat(row.next()).isTrue();
          assertThat(row.getInt(1)).isEqualTo(writer.acknowledged());
        }
        assertThat(again.property("gosight.postgres.url"))
            .isEqualTo(hub.property("gosight.postgres.url"));
      }
    }
  }

  @Test
  void aHubKilledWhileItMadeTheDatabaseStartsAnew() throws Exception {
    try (HubProcess hub = HubProcess.launch(folder, List.of("postgres"))) {
      Path making = folder.resolve("data/postgres/data/cluster/PG_VERSION");
      await().atMost(Duration.ofMinutes(2)).until(making.toFile()::exists);
      hub.kill();
    }
    try (HubProcess hub = HubProcess.start(folder, List.of("postgres"))) {
      assertThat(hub.health()).singleElement().asString().startsWith("postgres up");
    }
  }

  @Test
  void dataOutlivesACleanStopAndAWrongPasswordIsRefused() throws Exception {
    try (HubProcess hub = HubProcess.start(folder, List.of("postgres"))) {
      try (Connection connection = connect(hub);
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE TABLE kept AS SELECT 42 AS answer");
      }
      String url = hub.property("gosight.postgres.url");
      assertThatThrownBy(() -> DriverManager.getConnection(url, "gosight", "guess"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password authentication failed");
      assertThat(hub.stop()).isZero();
    }
    try (HubProcess hub = HubProcess.start(folder, List.of("postgres"));
        Connection connection = connect(hub);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT answer FROM kept")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getInt(1)).isEqualTo(42);
    }
  }

  private static Connection connect(HubProcess hub) throws SQLException {
    return DriverManager.getConnection(
        hub.property("gosight.postgres.url"),
        hub.property("gosight.postgres.user"),
        hub.property("gosight.postgres.password"));
  }
}
