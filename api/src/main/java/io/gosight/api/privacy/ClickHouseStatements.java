package io.gosight.api.privacy;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.query.QueryResponse;
import com.clickhouse.client.api.query.QuerySettings;
import com.clickhouse.data.ClickHouseFormat;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gosight.api.error.ApiErrorCode;
import io.gosight.api.error.ApiException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Executes statements of a user that may change data. Safe for use by many threads. */
final class ClickHouseStatements {
  private static final long TIMEOUT_SECONDS = 120;

  private final Client client;
  private final ObjectMapper json;

  ClickHouseStatements(Client client, ObjectMapper json) {
    this.client = client;
    this.json = json;
  }

  /**
   * The rows as JSON objects.
   *
   * @param parameters server-side parameters; their values are ids, which need no escaping
   * @throws ApiException if ClickHouse is unavailable
   */
  List<JsonNode> query(String sql, Map<String, Object> parameters) {
    QuerySettings settings =
        new QuerySettings()
            .setFormat(ClickHouseFormat.JSONEachRow)
            .serverSetting("output_format_json_quote_64bit_integers", "0")
            .serverSetting("wait_end_of_query", "1");
    settings.setNetworkTimeout(TimeUnit.SECONDS.toMillis(TIMEOUT_SECONDS), ChronoUnit.MILLIS);
    try (QueryResponse response =
            client.query(sql, parameters, settings).get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        MappingIterator<JsonNode> rows =
            json.readerFor(JsonNode.class).readValues(response.getInputStream())) {
      return List.copyOf(rows.readAll());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(e);
    } catch (Exception e) {
      throw failed(e);
    }
  }

  private static ApiException failed(Exception cause) {
    return new ApiException(
        ApiErrorCode.STORAGE_UNAVAILABLE, "ClickHouse does not answer; try again soon.", cause);
  }
}
