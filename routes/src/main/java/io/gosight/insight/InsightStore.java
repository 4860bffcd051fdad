package io.gosight.insight;

import io.gosight.storage.ClickHouse;
import io.gosight.storage.RefusedRowsException;
import io.gosight.storage.StorageUnavailableException;
import java.io.ByteArrayInputStream;

/** Inserts insights. Safe for use by many threads. */
public final class InsightStore {
  private final ClickHouse clickHouse;

  /** A store in that database. */
  public InsightStore(ClickHouse clickHouse) {
    this.clickHouse = clickHouse;
  }

  /**
   * Stores the rows.
   *
   * @return the batch as it was
   * @throws StorageUnavailableException if ClickHouse can't take rows now
   * @throws RefusedRowsException if the table is not as this version expects it
   */
  public InsightStoreBatch insert(InsightStoreBatch batch) {
    if (batch.count() > 0) {
      clickHouse.insert(
          InsightColumns.TABLE,
          InsightColumns.NAMES,
          new ByteArrayInputStream(batch.rows()),
          batch.count());
    }
    return batch;
  }
}
