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
    Client.Builder builder = new Client.Builder();
    if (!settings.caFile().isEmpty()) {
      builder.setRootCertificate(settings.caFile());
    }
    return builder
        .addEndpoint(settings.url())
        .setUsername(settings.user())
        .setPassword(settings.password())
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
    boolean own = !settings.readerUser().isEmpty();
    return ClickHouseSource.reader(
        settings.url(),
        settings.database(),
        own ? settings.readerUser() : settings.user(),
        own ? settings.readerPassword() : settings.password(),
        settings.caFile());
  }
}
