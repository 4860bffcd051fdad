package io.gosight.storage;

import com.clickhouse.client.api.Client;
import io.gosight.api.query.ClickHouseClients;
import io.gosight.settings.Settings;
import java.time.temporal.ChronoUnit;

/** Opens ClickHouse, to write and to read. */
public final class ClickHouseStorage {
  private static final int CONNECTIONS = 8;

  private ClickHouseStorage() {}

  public static Client writer(Settings settings) {
    return new Client.Builder()
        .addEndpoint(settings.text("gosight.clickhouse.url"))
        .setUsername(settings.text("gosight.clickhouse.user"))
        .setPassword(settings.text("gosight.clickhouse.password"))
        .setDefaultDatabase(settings.text("gosight.clickhouse.database"))
        .setMaxConnections(CONNECTIONS)
        .setConnectTimeout(3, ChronoUnit.SECONDS)
        .setSocketTimeout(120, ChronoUnit.SECONDS)
        .compressClientRequest(false)
        .compressServerResponse(false)
        // The route tries again, and says so.
        .setMaxRetries(0)
        .build();
  }

  /** A client for questions, as a user that can only read if the operator has one. */
  public static Client reader(Settings settings) {
    String role = settings.has("gosight.clickhouse.reader.user") ? "reader." : "";
    return ClickHouseClients.reader(
        settings.text("gosight.clickhouse.url"),
        settings.text("gosight.clickhouse.database"),
        settings.text("gosight.clickhouse." + role + "user"),
        settings.text("gosight.clickhouse." + role + "password"));
  }
}
