package io.gosight.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.api.keys.ApiKeys;
import io.gosight.api.keys.KeyKind;
import io.gosight.api.project.Projects;
import io.gosight.api.query.ClickHouseSource;
import java.io.PrintWriter;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threeten.extra.MutableClock;

/** What readers get while a store is away. */
@ExtendWith(Stores.Lent.class)
class StorageAwayIT {
  private final MutableClock clock =
      MutableClock.of(Instant.parse("2026-03-10T12:00:00Z"), ZoneOffset.UTC);

  private static String newKey(Stores stores) throws Exception {
    new Projects(stores.postgres()).create("away", "away");
    return new ApiKeys(stores.postgres(), new SecureRandom())
        .create(KeyKind.SECRET, "away", "reader")
        .plaintext();
  }

  private static void isUnavailable(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(503);
    assertThat(response.headers().firstValue("Retry-After")).contains("5");
    assertThat(response.body()).contains("\"storage_unavailable\"").doesNotContain("Exception");
  }

  @Test
  void withoutClickHouseThereIsNoEmptyAnswer(Stores stores) throws Exception {
    String key = newKey(stores);
    int nobody;
    try (ServerSocket socket = new ServerSocket(0)) {
      nobody = socket.getLocalPort();
    }
    try (ApiServer server =
        new ApiServer(
            stores.postgres(),
            ClickHouseSource.reader("http://127.0.0.1:" + nobody, "gosight", "reader", "x"),
            clock)) {
      for (String query : new String[] {"overview", "ledger"}) {
        isUnavailable(server.get("/api/v1/projects/away/" + query, "Bearer " + key));
      }
      assertThat(server.get("/api/v1/projects/away", "Bearer " + key).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void withoutPostgresKnownKeysGoOn(Stores stores) throws Exception {
    String known = newKey(stores);
    String unknown = newKey(stores);
    AtomicBoolean away = new AtomicBoolean();
    DataSource postgres = new Unsteady(stores.postgres(), away);
    try (ApiServer server = new ApiServer(postgres, stores.reader(), clock)) {
      String overview = "/api/v1/projects/away/overview";
      assertThat(server.get(overview, "Bearer " + known).statusCode()).isEqualTo(200);
      away.set(true);
      clock.add(Duration.ofHours(23));
      assertThat(server.get(overview, "Bearer " + known).statusCode()).isEqualTo(200);
      isUnavailable(server.get(overview, "Bearer " + unknown));
      isUnavailable(server.get("/api/v1/projects/away", "Bearer " + known));
      clock.add(Duration.ofHours(2));
      isUnavailable(server.get(overview, "Bearer " + known));
      away.set(false);
      assertThat(server.get(overview, "Bearer " + unknown).statusCode()).isEqualTo(200);
    }
  }

  /** The real database, behind a cable that can be pulled. */
  private record Unsteady(DataSource database, AtomicBoolean away) implements DataSource {
    @Override
    public Connection getConnection() throws SQLException {
      if (away.get()) {
        throw new SQLException("Connection refused.", "08001");
      }
      return database.getConnection();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
      return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
      return database.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
      database.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
      database.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
      return database.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
      return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
      return database.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
      return database.isWrapperFor(type);
    }
  }
}
