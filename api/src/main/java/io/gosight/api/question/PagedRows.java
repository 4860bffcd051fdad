package io.gosight.api.question;

import java.util.List;

/** All rows of a question, page by page. For one thread. */
public interface PagedRows {
  /** The type of the rows, a record. */
  Class<? extends Record> type();

  /**
   * The next rows; empty at the end.
   *
   * @throws io.gosight.api.error.ApiException if the store is unavailable
   */
  List<? extends Record> next();
}
