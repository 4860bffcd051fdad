package io.gosight.storage;

import com.clickhouse.client.api.Client;
import com.zaxxer.hikari.HikariDataSource;
import io.gosight.api.query.ClickHouseSource;
import java.time.temporal.ChronoUnit;

/** Opens ClickHouse, to write and to read. */
public final class ClickHouseStorage {
  private static final int CONNECTIONS = 8;

  private ClickHouseStorage() {}

  /** A client to insert rows and to migrate the schema. */
  public static Client writer(ClickHouseSettings settings) {
    return client(settings, settings.user(), settings.password());
  }

  /** A client to read rows as they are stored, as the user of {@link #reader}. */
  public static Client rowReader(ClickHouseSettings settings) {
    return client(settings, readingUser(settings), readingPassword(settings));
  }

  private static Client client(ClickHouseSettings settings, String user, String password) {
    Client.Builder builder = new Client.Builder();
    if (!settings.caFile().isEmpty()) {
      builder.setRootCertificate(settings.caFile());
    }
    return builder
        .addEndpoint(settings.url())
        .setUsername(user)
        .setPassword(password)
        .setDefaultDatabase(settings.database())
        .setMaxConnections(CONNECTIONS)
        .setConnectTimeout(3, ChronoUnit.SECONDS)
        .setSocketTimeout(120, ChronoUnit.SECONDS)
        .compressClientRequest(false)
        .compressServerResponse(false)
        // The route tries again, and says so.
        .setMaxRetries(0)
        .build();
  }

  /**
   * A pool of JDBC connections for queries, as a user that can only read if the operator has one.
   */
  public static HikariDataSource reader(ClickHouseSettings settings) {
    return ClickHouseSource.reader(
        settings.url(),
        settings.database(),
        readingUser(settings),
        readingPassword(settings),
        settings.caFile());
  }

  private static String readingUser(ClickHouseSettings settings) {
    return settings.readerUser().isEmpty() ? settings.user() : settings.readerUser();
  }

  private static String readingPassword(ClickHouseSettings settings) {
    return settings.readerUser().isEmpty() ? settings.password() : settings.readerPassword();
  }
}
