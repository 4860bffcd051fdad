package io.gosight.storage;

import com.clickhouse.client.api.Client;
import io.gosight.api.query.ClickHouseClients;
import java.time.temporal.ChronoUnit;

/** Opens ClickHouse, to write and to read. */
public final class ClickHouseStorage {
  private static final int CONNECTIONS = 8;

  private ClickHouseStorage() {}

  /** A client to insert rows and to migrate the schema. */
  public static Client writer(ClickHouseSettings settings) {
    return new Client.Builder()
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

  /** A client for queries, as a user that can only read if the operator has one. */
  public static Client reader(ClickHouseSettings settings) {
    boolean own = !settings.readerUser().isEmpty();
    return ClickHouseClients.reader(
        settings.url(),
        settings.database(),
        own ? settings.readerUser() : settings.user(),
        own ? settings.readerPassword() : settings.password());
  }
}
