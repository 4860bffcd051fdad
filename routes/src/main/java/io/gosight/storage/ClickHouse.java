package io.gosight.storage;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.ClientException;
import com.clickhouse.client.api.ServerException;
import com.clickhouse.client.api.insert.InsertResponse;
import com.clickhouse.client.api.insert.InsertSettings;
import com.clickhouse.data.ClickHouseFormat;
import io.gosight.stage.HealthStatus;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Inserts rows by ClickHouse's HTTP interface. Safe for use by many threads. */
public final class ClickHouse implements RowInserts {
  private static final long TIMEOUT_SECONDS = 120;

  private final Client client;
  private final MeterRegistry registry;
  private volatile String failure = "";

  /**
   * Inserts through that client.
   *
   * @param client a client whose database is the hub's
   * @param registry counts rows
   */
  public ClickHouse(Client client, MeterRegistry registry) {
    this.client = client;
    this.registry = registry;
  }

  @Override
  public void insert(String table, List<String> columns, InputStream rows, int count) {
    try (InsertResponse response =
        client
            .insert(table, columns, rows, ClickHouseFormat.RowBinary, new InsertSettings())
            .get(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
      registry.counter("clickhouse_insert_rows", "table", table).increment(count);
      failure = "";
    } catch (ExecutionException | ServerException | ClientException e) {
      throw noted(classify(e));
    } catch (TimeoutException e) {
      throw noted(new StorageUnavailableException("ClickHouse does not answer.", e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageUnavailableException("The insert was interrupted.", e);
    } catch (Exception e) {
      throw noted(new StorageUnavailableException("ClickHouse can't be reached.", e));
    }
  }

  /** Refused rows are no failure: they become dead letters, and the others are stored. */
  private RuntimeException noted(RuntimeException e) {
    failure =
        e instanceof RefusedRowsException ? "" : e.getMessage().lines().findFirst().orElse("");
    return e;
  }

  /** Degraded, with ClickHouse's reason, from a failed insert to the next one that succeeds. */
  public HealthStatus health() {
    String why = failure;
    return why.isEmpty() ? HealthStatus.ok("") : HealthStatus.degraded("failing", why);
  }

  private static RuntimeException classify(Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ServerException server && server.getCode() > 0) {
        return InsertFailure.of(server.getCode(), server.getMessage(), server);
      }
    }
    return new StorageUnavailableException("ClickHouse can't be reached.", failure);
  }
}
