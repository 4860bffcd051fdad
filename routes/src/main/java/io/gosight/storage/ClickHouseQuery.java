package io.gosight.storage;

import com.clickhouse.client.api.ClickHouseException;
import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.query.QueryResponse;
import com.clickhouse.client.api.query.QuerySettings;
import com.clickhouse.data.ClickHouseFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/**
 * A statement in {@code sql/NAME.sql} with server-side parameters. Safe for use by many threads.
 */
public final class ClickHouseQuery {
  private final String sql;

  /** Reads one row, column by column. */
  @FunctionalInterface
  public interface RowReader {
    /** Reads all columns of the row. */
    void read(RowStream row) throws IOException;
  }

  private ClickHouseQuery(String sql) {
    this.sql = sql;
  }

  /** The statement of that file. */
  public static ClickHouseQuery of(String name) {
    String file = "/sql/" + name + ".sql";
    try (InputStream in = ClickHouseQuery.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("There is no " + file + ".");
      }
      return new ClickHouseQuery(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads every row of the result.
   *
   * @param parameters literals without characters that need an escape
   * @throws StorageUnavailableException if ClickHouse does not answer
   */
  public void read(Client client, Map<String, String> parameters, RowReader each) {
    try (QueryResponse response = execute(client, parameters)) {
      RowStream rows = new RowStream(response.getInputStream());
      while (rows.hasNext()) {
        each.read(rows);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable(e);
    } catch (ExecutionException e) {
      throw unavailable(e.getCause() == null ? e : e.getCause());
    } catch (ClickHouseException | IOException e) {
      throw unavailable(e);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw unavailable(e);
    }
  }

  private QueryResponse execute(Client client, Map<String, String> parameters)
      throws InterruptedException, ExecutionException {
    QuerySettings settings =
        new QuerySettings()
            .setFormat(ClickHouseFormat.RowBinary)
            // An answer that fails half way must not look like a whole one.
            .serverSetting("wait_end_of_query", "1");
    return client.query(sql, Map.copyOf(parameters), settings).get();
  }

  private static StorageUnavailableException unavailable(Throwable cause) {
    return new StorageUnavailableException(
        "ClickHouse does not answer: "
            + String.valueOf(cause.getMessage()).lines().findFirst().orElse(""),
        cause);
  }
}
