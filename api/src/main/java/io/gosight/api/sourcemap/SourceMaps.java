package io.gosight.api.sourcemap;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.gosight.api.error.ApiErrorCode;
import io.gosight.api.error.ApiException;
import io.gosight.api.request.AuthorizedRequest;
import io.gosight.api.sql.ProjectDatabase;
import io.gosight.api.sql.SqlFile;
import io.gosight.api.sql.SqlValues;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The source maps of projects, in PostgreSQL; those that stacks need are decoded and kept in memory
 * for a while. Bounded by number and bytes. Safe for use by many threads.
 */
public final class SourceMaps {
  private static final int MOST = 1_000;
  private static final long MOST_BYTES = 256L << 20;
  private static final long MOST_DECODED_BYTES = 64L << 20;
  private static final String STORE = SqlFile.read("source-maps/store-map");
  private static final String USAGE = SqlFile.read("source-maps/usage");
  private static final String LIST = SqlFile.read("source-maps/list-maps");
  private static final String DELETE = SqlFile.read("source-maps/delete-map");
  private static final String FIND = SqlFile.read("source-maps/find-map");
  private static final String DATA = SqlFile.read("source-maps/read-data");

  private final ProjectDatabase projects;
  private final ObjectMapper json;
  private final Clock clock;
  private final Cache<UUID, MappedScript> decoded =
      Caffeine.newBuilder()
          .maximumWeight(MOST_DECODED_BYTES)
          .weigher((UUID id, MappedScript script) -> script.weight())
          .build();

  private record Usage(long maps, long bytes) {}

  /** Source maps in that database. */
  public SourceMaps(ProjectDatabase projects, ObjectMapper json, Clock clock) {
    this.projects = projects;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Stores a map in place of an earlier one of the same file and release.
   *
   * @throws ApiException with {@code conflict} if the project has too many
   */
  SourceMapInfo store(AuthorizedRequest request, String file, String release, byte[] data) {
    return projects.execute(
        request,
        client -> {
          SourceMapInfo stored =
              client
                  .sql(STORE)
                  .param("project", request.projectId())
                  .param("file", file)
                  .param("release", release)
                  .param("data", data)
                  .param("now", SqlValues.parameter(clock.instant().truncatedTo(ChronoUnit.MILLIS)))
                  .query((row, number) -> info(row))
                  .single();
          Usage usage = usage(client, request);
          if (usage.maps() > MOST || usage.bytes() > MOST_BYTES) {
            // Rolls the insert back.
            throw new ApiException(
                    ApiErrorCode.CONFLICT,
                    "A project has at most %d source maps of %d bytes together."
                        .formatted(MOST, MOST_BYTES))
                .remedy("Delete those of old releases.");
          }
          return stored;
        });
  }

  private static Usage usage(JdbcClient client, AuthorizedRequest request) {
    return client
        .sql(USAGE)
        .param("project", request.projectId())
        .query((row, number) -> new Usage(row.getLong("maps"), row.getLong("bytes")))
        .single();
  }

  /** All maps of the project, the newest first. */
  List<SourceMapInfo> list(AuthorizedRequest request) {
    return projects.list(request, LIST, (row, number) -> info(row));
  }

  /** Deletes a map; empty if there is none of that id. */
  Optional<SourceMapInfo> delete(AuthorizedRequest request, UUID id) {
    decoded.invalidate(id);
    return projects.execute(
        request,
        client ->
            client
                .sql(DELETE)
                .param("project", request.projectId())
                .param("id", id)
                .query((row, number) -> info(row))
                .optional());
  }

  /** The script at an address by its latest map; empty if the project has none of it. */
  Optional<MappedScript> find(AuthorizedRequest request, String url, String path) {
    return projects.execute(
        request,
        client ->
            client
                .sql(FIND)
                .param("project", request.projectId())
                .param("url", url)
                .param("path", path)
                .query(UUID.class)
                .optional()
                .map(id -> decoded.get(id, missing -> decode(client, request, missing))));
  }

  private MappedScript decode(JdbcClient client, AuthorizedRequest request, UUID id) {
    byte[] data =
        client
            .sql(DATA)
            .param("project", request.projectId())
            .param("id", id)
            .query((row, number) -> row.getBytes("data"))
            .single();
    try {
      return MappedScript.of(UploadedMap.read(data, json));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SourceMapInfo info(ResultSet row) throws SQLException {
    return new SourceMapInfo(
        row.getObject("id", UUID.class),
        row.getString("file"),
        row.getString("release"),
        row.getInt("bytes"),
        SqlValues.instant(row, "uploaded_at"));
  }
}
