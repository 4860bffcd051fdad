package io.gosight.main;

import com.clickhouse.client.api.Client;
import java.time.temporal.ChronoUnit;

/** Opens ClickHouse, to write and to read. */
final class ClickHouseClients {
  private static final int CONNECTIONS = 8;

  private ClickHouseClients() {}

  static Client writer(Settings settings) {
    return open(settings, "gosight.clickhouse.user", "gosight.clickhouse.password");
  }

  /** A client that can only read, if the operator has such a user. */
  static Client reader(Settings settings) {
    return settings.has("gosight.clickhouse.reader.user")
        ? open(settings, "gosight.clickhouse.reader.user", "gosight.clickhouse.reader.password")
        : writer(settings);
  }

  private static Client open(Settings settings, String user, String password) {
    return new Client.Builder()
        .addEndpoint(settings.text("gosight.clickhouse.url"))
        .setUsername(settings.text(user))
        .setPassword(settings.text(password))
        .setDefaultDatabase(settings.text("gosight.clickhouse.database"))
        .setMaxConnections(CONNECTIONS)
        .setConnectTimeout(3, ChronoUnit.SECONDS)
        .setSocketTimeout(120, ChronoUnit.SECONDS)
        .compressClientRequest(false)
        .compressServerResponse(false)
        .setMaxRetries(0)
        .build();
  }
}
