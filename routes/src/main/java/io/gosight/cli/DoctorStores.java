package io.gosight.cli;

import com.zaxxer.hikari.HikariDataSource;
import io.gosight.api.project.Project;
import io.gosight.api.project.Projects;
import io.gosight.app.DataFolder;
import io.gosight.app.Home;
import io.gosight.app.HubConfiguration;
import io.gosight.doctor.BrokerCheck;
import io.gosight.doctor.ClockCheck;
import io.gosight.doctor.Finding;
import io.gosight.settings.Settings;
import io.gosight.storage.ClickHouseSettings;
import io.gosight.storage.ClickHouseStorage;
import io.gosight.storage.KafkaClients;
import io.gosight.storage.KafkaSettings;
import io.gosight.storage.Postgres;
import io.gosight.storage.PostgresSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;

/**
 * The checks that ask the broker and the stores of a running hub: are they there, in a version that
 * works, with the same clock, and has every project a key?
 *
 * @param data the data folder
 * @param profiles as given to the hub
 * @param overrides as given to the hub
 */
record DoctorStores(Path data, List<String> profiles, Map<String, String> overrides) {
  private static final int BROKER_TIMEOUT_MS = 5_000;
  private static final int MIN_POSTGRES = 14;
  private static final int MIN_CLICKHOUSE = 24;

  List<Finding> check() {
    Map<String, String> published = new DataFolder(data).readEngines();
    published.putAll(overrides);
    Settings settings = HubConfiguration.load(Home.find(), data, profiles, published);
    List<Finding> findings = new ArrayList<>();
    KafkaSettings kafka = settings.read(KafkaSettings.class);
    findings.add(
        new BrokerCheck(KafkaClients.properties(kafka), BROKER_TIMEOUT_MS).check(kafka.brokers()));
    PostgresSettings postgres = settings.read(PostgresSettings.class);
    try (HikariDataSource database = Postgres.open(postgres)) {
      findings.addAll(postgres(database));
    } catch (SQLException | DataAccessException e) {
      findings.add(
          away("postgres", postgres.url(), e, "gosight.postgres.url, .user and .password"));
    }
    ClickHouseSettings clickHouse = settings.read(ClickHouseSettings.class);
    try (HikariDataSource reader = ClickHouseStorage.reader(clickHouse)) {
      String version = first(reader, "SELECT version()");
      findings.add(version("clickhouse", version, MIN_CLICKHOUSE, clickHouse.url()));
    } catch (SQLException e) {
      findings.add(
          away("clickhouse", clickHouse.url(), e, "gosight.clickhouse.url, .user and .password"));
    }
    return findings;
  }

  private List<Finding> postgres(DataSource database) throws SQLException {
    List<Finding> findings = new ArrayList<>();
    findings.add(version("postgres", first(database, "SHOW server_version"), MIN_POSTGRES, ""));
    ClockCheck clock = new ClockCheck(Clock.systemUTC().instant());
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT now()")) {
      rows.next();
      findings.add(clock.compare("PostgreSQL", rows.getTimestamp(1).toInstant()));
    }
    List<Project> projects = new Projects(database).all();
    for (Project project : projects) {
      if (project.writeKey().isEmpty()) {
        findings.add(
            Finding.warning(
                "keys",
                "The project '" + project.id() + "' has no valid write key: no event is accepted.",
                "./gosight keys create --kind write --project %s --data %s"
                    .formatted(project.id(), data)));
      }
    }
    if (projects.stream().allMatch(project -> project.writeKey().isPresent())) {
      findings.add(Finding.ok("keys", projects.size() + " projects, each with a write key"));
    }
    return findings;
  }

  static Finding version(String server, String version, int least, String address) {
    String number = version.replaceFirst("^(\\d+).*", "$1");
    String text = version + (address.isEmpty() ? "" : " at " + address);
    return number.matches("\\d+") && Integer.parseInt(number) < least
        ? Finding.problem(
            server, text + " is too old.", "Use %d or newer; docs/operate.md.".formatted(least))
        : Finding.ok(server, text);
  }

  private static Finding away(String server, String address, Exception failure, String keys) {
    String reason = String.valueOf(failure.getMessage()).lines().findFirst().orElse("no reason");
    return Finding.problem(
        server,
        "%s does not answer: %s".formatted(address, reason),
        "Start it, or correct " + keys + ".");
  }

  private static String first(DataSource source, String query) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
