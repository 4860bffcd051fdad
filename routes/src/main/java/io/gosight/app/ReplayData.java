package io.gosight.app;

import io.gosight.api.error.ApiErrorCode;
import io.gosight.api.error.ApiException;
import io.gosight.api.privacy.DataStore;
import io.gosight.replay.ReplayErasure;
import io.gosight.storage.StorageUnavailableException;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** Visitors' recordings in object storage. Safe for use by many threads. */
final class ReplayData implements DataStore {
  private final ReplayErasure erasure;

  ReplayData(ReplayErasure erasure) {
    this.erasure = erasure;
  }

  @Override
  public Map<String, Long> eraseVisitor(String projectId, String visitorId, List<String> sessions) {
    return counted(() -> erasure.eraseVisitor(projectId, visitorId, sessions));
  }

  @Override
  public Map<String, Long> eraseProject(String projectId) {
    return counted(() -> erasure.eraseProject(projectId));
  }

  private static Map<String, Long> counted(LongSupplier erase) {
    try {
      return Map.of("replay_files", erase.getAsLong());
    } catch (StorageUnavailableException e) {
      throw new ApiException(
          ApiErrorCode.STORAGE_UNAVAILABLE,
          "The recordings' storage does not answer; ask for the erasure again.",
          e);
    }
  }
}
