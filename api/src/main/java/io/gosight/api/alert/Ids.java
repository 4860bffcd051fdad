package io.gosight.api.alert;

import io.gosight.api.error.ApiException;
import io.gosight.api.error.ErrorCode;
import java.util.List;
import java.util.UUID;

/** Reads ids in paths. */
final class Ids {
  private Ids() {}

  /**
   * The id at a place of the path after the project.
   *
   * @throws ApiException if it is none, as if there were nothing of that id
   */
  static UUID of(List<String> path, int place) {
    try {
      return UUID.fromString(path.get(place));
    } catch (IllegalArgumentException e) {
      throw notFound();
    }
  }

  static ApiException notFound() {
    return new ApiException(ErrorCode.NOT_FOUND, "There is nothing of that id in this project.");
  }
}
