package io.gosight.engine.postgres;

import io.gosight.spi.Health;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The hub's database and the user that owns it.
 *
 * @param port the server's loopback port
 * @param password the user's password, and the superuser's
 */
record HubDatabase(int port, String password) {
  /** The name of the database and of its owner. */
  static final String NAME = "gosight";

  private static final String SUPERUSER = "postgres";

  String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + NAME;
  }

  void create() throws SQLException {
    try (Connection connection = source("postgres", SUPERUSER, 0).getConnection();
        Statement statement = connection.createStatement()) {
      // the password is the host's own: letters, digits, - and _ only
      statement.execute("CREATE ROLE " + NAME + " LOGIN PASSWORD '" + password + "'");
      statement.execute("CREATE DATABASE " + NAME + " OWNER " + NAME);
    }
  }

  Health health() {
    try (Connection connection = source(NAME, NAME, 1).getConnection();
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery("SELECT 1")) {
      return answer.next()
          ? Health.up("PostgreSQL answers on port " + port + ".")
          : Health.down("PostgreSQL gives an empty answer on port " + port + ".");
    } catch (SQLException e) {
      return Health.down("PostgreSQL does not answer on port " + port + ": " + e.getMessage());
    }
  }

  private PGSimpleDataSource source(String database, String user, int timeoutSeconds) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {"127.0.0.1"});
    source.setPortNumbers(new int[] {port});
    source.setDatabaseName(database);
    source.setUser(user);
    source.setPassword(password);
    source.setConnectTimeout(timeoutSeconds);
    source.setSocketTimeout(timeoutSeconds);
    source.setLoginTimeout(timeoutSeconds);
    return source;
  }

  @Override
  public String toString() {
    return "HubDatabase[" + url() + "]";
  }
}
