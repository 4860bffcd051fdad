package io.gosight.api.query;

import com.clickhouse.client.api.Client;
import java.time.temporal.ChronoUnit;

/** Creates clients for short queries: small results and bounded deadlines. */
public final class ClickHouseClients {
  private ClickHouseClients() {}

  /**
   * A client; nothing is connected before the first query.
   *
   * @param url the address of ClickHouse's HTTP interface, such as {@code http://127.0.0.1:8123}
   * @param user best one that can only read, of a profile with {@code readonly = 2}
   */
  public static Client reader(String url, String database, String user, String password) {
    return new Client.Builder()
        .addEndpoint(url)
        .setDefaultDatabase(database)
        .setUsername(user)
        .setPassword(password)
        .compressServerResponse(false)
        .setMaxConnections(16)
        .setConnectTimeout(2, ChronoUnit.SECONDS)
        .setSocketTimeout(12, ChronoUnit.SECONDS)
        .setConnectionRequestTimeout(3, ChronoUnit.SECONDS)
        .setMaxRetries(1)
        .build();
  }
}
