package io.gosight.storage;

import com.clickhouse.client.api.Client;
import java.util.concurrent.TimeUnit;

/** Executes statements that return nothing. Safe for use by many threads. */
public final class ClickHouseStatements {
  private static final long TIMEOUT_SECONDS = 110;

  private final Client client;

  /** Executes them through that client, which may write. */
  public ClickHouseStatements(Client client) {
    this.client = client;
  }

  /**
   * Executes a statement; returns when it is done.
   *
   * @param statement without any text from outside, as it has no parameters
   * @throws StorageUnavailableException if it fails
   */
  public void execute(String statement) {
    try {
      client.query(statement).get(TIMEOUT_SECONDS, TimeUnit.SECONDS).close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageUnavailableException("A statement was interrupted.", e);
    } catch (Exception e) {
      throw new StorageUnavailableException("ClickHouse did not execute a statement.", e);
    }
  }
}
