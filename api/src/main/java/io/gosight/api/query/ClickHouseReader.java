package io.gosight.api.query;

import com.clickhouse.client.api.ClickHouseException;
import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.ServerException;
import com.clickhouse.client.api.query.QueryResponse;
import com.clickhouse.client.api.query.QuerySettings;
import com.clickhouse.data.ClickHouseFormat;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gosight.api.auth.Principal;
import io.gosight.api.error.ApiException;
import io.gosight.api.error.ErrorCode;
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
 * Puts questions to ClickHouse. The project comes from the asker, so that no question can reach
 * another one's data, and each question may only read and has its limits. Safe for use by many
 * threads.
 */
public final class ClickHouseReader implements EventReader {
  /** Codes by which ClickHouse says that the question itself is wrong: a mistake of ours. */
  private static final Set<Integer> OUR_MISTAKES = Set.of(36, 42, 43, 47, 53, 62, 386, 456, 457);

  private static final Duration WAIT_FOR_TURN = Duration.ofSeconds(1);

  /** How much longer we wait than ClickHouse may take, so that it can say itself what is wrong. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final Client client;
  private final ObjectMapper json;
  private final ReadLimits limits;
  private final Semaphore turns;

  /**
   * A reader.
   *
   * @param client a connection, best of a user that can only read; closed by whoever made it
   * @param json reads rows: snake case, unknown columns refused
   */
  public ClickHouseReader(Client client, ObjectMapper json, ReadLimits limits) {
    this.client = client;
    this.json = json;
    this.limits = limits;
    this.turns = new Semaphore(limits.atOnce(), true);
  }

  @Override
  public <T> List<T> ask(
      Principal principal, Question<T> question, Map<String, String> parameters) {
    try {
      if (!turns.tryAcquire(WAIT_FOR_TURN.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new ApiException(
            ErrorCode.STORAGE_UNAVAILABLE, "Too much is asked at once; try again soon.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(question, e);
    }
    try {
      return askNow(principal, question, parameters);
    } finally {
      turns.release();
    }
  }

  private <T> List<T> askNow(
      Principal principal, Question<T> question, Map<String, String> parameters) {
    Map<String, Object> bound = new HashMap<>(parameters);
    bound.put("project", principal.projectId());
    long patience = limits.time().plus(GRACE).toMillis();
    try (QueryResponse response =
            client.query(question.sql(), bound, settings()).get(patience, TimeUnit.MILLISECONDS);
        MappingIterator<T> rows =
            json.readerFor(question.row()).readValues(response.getInputStream())) {
      return List.copyOf(rows.readAll());
    } catch (ExecutionException e) {
      throw failed(question, e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(question, e);
    } catch (ClickHouseException | IOException | TimeoutException e) {
      throw failed(question, e);
    } catch (Exception e) {
      throw new IllegalStateException("The query '" + question.name() + "' failed.", e);
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
        // An answer that fails half way must not look like a whole one.
        .serverSetting("wait_end_of_query", "1");
  }

  private static RuntimeException failed(Question<?> question, Throwable cause) {
    for (Throwable t = cause; t != null; t = t.getCause()) {
      if (t instanceof ServerException said && OUR_MISTAKES.contains(said.getCode())) {
        return new IllegalStateException("The query '" + question.name() + "' is wrong.", cause);
      }
    }
    return new ApiException(
        ErrorCode.STORAGE_UNAVAILABLE, "ClickHouse does not answer; try again soon.", cause);
  }
}
