package io.gosight.api.query;

import com.clickhouse.client.api.ClickHouseException;
import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.ServerException;
import com.clickhouse.client.api.query.QueryResponse;
import com.clickhouse.client.api.query.QuerySettings;
import com.clickhouse.data.ClickHouseFormat;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gosight.api.error.ApiErrorCode;
import io.gosight.api.error.ApiException;
import io.gosight.api.request.AuthorizedRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Executes queries on ClickHouse, read-only and within limits. The project is bound here from the
 * authorized request, so that no query can reach another project's data. Safe for use by many
 * threads.
 */
public final class ClickHouseReader implements EventReader {
  /** ClickHouse's codes for a faulty statement or parameter; a retry would not help. */
  private static final Set<Integer> FAULTY_QUERY = Set.of(36, 42, 43, 47, 53, 62, 386, 456, 457);

  private static final Duration WAIT_FOR_PERMIT = Duration.ofSeconds(1);

  /** Added to the execution limit for the client, so that ClickHouse can report its own timeout. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final Client client;
  private final ObjectMapper json;
  private final ReadLimits limits;
  private final Semaphore permits;

  /**
   * A reader.
   *
   * @param client a connection, best of a user that can only read; closed by its creator
   * @param json reads rows: snake case, unknown columns refused
   */
  public ClickHouseReader(Client client, ObjectMapper json, ReadLimits limits) {
    this.client = client;
    this.json = json;
    this.limits = limits;
    this.permits = new Semaphore(limits.atOnce(), true);
  }

  @Override
  public <T> List<T> execute(
      AuthorizedRequest request, Query<T> query, Map<String, String> parameters) {
    try {
      if (!permits.tryAcquire(WAIT_FOR_PERMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new ApiException(
            ApiErrorCode.STORAGE_UNAVAILABLE, "Too much is asked at once; try again soon.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(query, e);
    }
    try {
      return executeNow(request, query, parameters);
    } finally {
      permits.release();
    }
  }

  private <T> List<T> executeNow(
      AuthorizedRequest request, Query<T> query, Map<String, String> parameters) {
    Map<String, Object> bound = new HashMap<>(parameters);
    bound.put("project", request.projectId());
    bound.replaceAll((name, value) -> ClickHouseValues.escaped(value.toString()));
    long deadline = limits.time().plus(GRACE).toMillis();
    try (QueryResponse response =
            client.query(query.sql(), bound, settings()).get(deadline, TimeUnit.MILLISECONDS);
        MappingIterator<T> rows =
            json.readerFor(query.row()).readValues(response.getInputStream())) {
      return List.copyOf(rows.readAll());
    } catch (ExecutionException e) {
      throw failed(query, e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(query, e);
    } catch (ClickHouseException | IOException | TimeoutException e) {
      throw failed(query, e);
    } catch (Exception e) {
      throw new IllegalStateException("The query '" + query.name() + "' failed.", e);
    }
  }

  private QuerySettings settings() {
    QuerySettings settings = new QuerySettings().setFormat(ClickHouseFormat.JSONEachRow);
    settings.setNetworkTimeout(limits.time().plus(GRACE).toMillis(), ChronoUnit.MILLIS);
    return settings
        .serverSetting("readonly", "2")
        .serverSetting("max_execution_time", Long.toString(limits.time().toSeconds()))
        .serverSetting("max_memory_usage", Long.toString(limits.memoryBytes()))
        .serverSetting("max_result_rows", Long.toString(limits.rows()))
        .serverSetting("output_format_json_quote_64bit_integers", "0")
        // A result that fails half way must not look complete.
        .serverSetting("wait_end_of_query", "1");
  }

  private static RuntimeException failed(Query<?> query, Throwable cause) {
    for (Throwable t = cause; t != null; t = t.getCause()) {
      if (t instanceof ServerException server && FAULTY_QUERY.contains(server.getCode())) {
        return new IllegalStateException("The query '" + query.name() + "' is wrong.", cause);
      }
    }
    return new ApiException(
        ApiErrorCode.STORAGE_UNAVAILABLE, "ClickHouse does not answer; try again soon.", cause);
  }
}
