package io.gosight.api;

import io.gosight.api.imports.ImportedEvent;
import io.gosight.api.imports.ImportedEvents;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what is imported, and refuses nothing. */
final class StubImportedEvents implements ImportedEvents {
  private final List<ImportedEvent> stored = new CopyOnWriteArrayList<>();

  @Override
  public int store(String projectId, List<ImportedEvent> events) {
    stored.addAll(events);
    return 0;
  }

  List<ImportedEvent> stored() {
    return stored;
  }
}
