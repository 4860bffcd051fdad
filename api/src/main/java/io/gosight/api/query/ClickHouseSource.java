package io.gosight.api.query;

import com.clickhouse.jdbc.DataSourceImpl;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Properties;

/** Opens ClickHouse for queries through its JDBC driver, with a bounded pool of connections. */
public final class ClickHouseSource {
  private static final int MAX_CONNECTIONS = 12;
  private static final int CONNECT_WAIT_MS = 8_000;
  private static final int IDLE_MS = 300_000;

  private ClickHouseSource() {}

  /** A pool that trusts the JVM's certificate authorities; see the other method. */
  public static HikariDataSource reader(String url, String database, String user, String password) {
    return reader(url, database, user, password, "");
  }

  /**
   * A pool; nothing is connected before the first query.
   *
   * @param url the address of ClickHouse's HTTP interface, such as {@code http://127.0.0.1:8123}
   * @param user best one that can only read, of a profile with {@code readonly = 2}
   * @param caFile the certificate authority of an https address, as a PEM file; empty for the JVM's
   */
  public static HikariDataSource reader(
      String url, String database, String user, String password, String caFile) {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("database", database);
    properties.setProperty("connection_timeout", "2000");
    properties.setProperty("socket_timeout", "15000");
    if (!caFile.isEmpty()) {
      properties.setProperty("sslrootcert", caFile);
    }
    properties.setProperty("compress", "false");
    properties.setProperty("retry", "1");
    HikariConfig config = new HikariConfig();
    config.setPoolName("clickhouse");
    config.setDataSource(new DataSourceImpl("jdbc:clickhouse:" + url, properties));
    config.setMaximumPoolSize(MAX_CONNECTIONS);
    config.setMinimumIdle(0);
    config.setIdleTimeout(IDLE_MS);
    config.setConnectionTimeout(CONNECT_WAIT_MS);
    config.setInitializationFailTimeout(-1);
    return new HikariDataSource(config);
  }
}
