package io.gosight.ingest.keys;

import com.google.common.base.Splitter;
import java.util.List;
import java.util.Map;

/** Turns a row of {@code find-write-key.sql} into the text under which a key is cached. */
public final class WriteKeyRows {
  /** The key's rights as text; empty if there is no row. */
  public String encode(Map<String, Object> row) {
    if (row == null) {
      return "";
    }
    String origins = String.valueOf(row.get("allowed_origins"));
    return RoutedWriteKeys.encode(
        String.valueOf(row.get("project_id")),
        origins.isEmpty() ? List.of() : Splitter.on('\n').splitToList(origins));
  }
}
