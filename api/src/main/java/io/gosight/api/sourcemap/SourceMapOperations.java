package io.gosight.api.sourcemap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gosight.api.request.AuthorizedRequest;
import io.gosight.api.request.JsonBody;

/** Maintains source maps. Safe for use by many threads. */
public final class SourceMapOperations {
  private final SourceMaps maps;
  private final ObjectMapper json;

  /** Operations on those maps. */
  public SourceMapOperations(SourceMaps maps, ObjectMapper json) {
    this.maps = maps;
    this.json = json;
  }

  /** All maps of the project, the newest first. */
  public SourceMapInfo.All list(AuthorizedRequest request) {
    return new SourceMapInfo.All(maps.list(request));
  }

  /**
   * Stores the map in the body.
   *
   * @throws io.gosight.api.error.ApiException if it is none, too large, or one too many
   */
  public SourceMapInfo upload(AuthorizedRequest request) {
    JsonNode body = JsonBody.of(request, json);
    return maps.store(
        request,
        body.get("file").asText(),
        body.path("release").asText(""),
        UploadedMap.stored(body.get("data").asText(), json));
  }

  /**
   * Deletes the map in the path.
   *
   * @throws io.gosight.api.error.ApiException if the project has none of that id
   */
  public SourceMapInfo delete(AuthorizedRequest request) {
    return maps.delete(request, request.uuid("map")).orElseThrow(AuthorizedRequest::notFound);
  }
}
