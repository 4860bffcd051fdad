package io.gosight.api.alert;

import com.fasterxml.jackson.databind.JsonNode;
import io.gosight.api.request.AuthorizedRequest;
import io.gosight.api.sql.ProjectDatabase;
import io.gosight.api.sql.SqlFile;
import io.gosight.api.sql.SqlValues;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The channels that projects have made for themselves, in PostgreSQL. What they are set to is
 * written and read by the hub, and never part of a response. Safe for use by many threads.
 */
final class ProjectChannels {
  /** What their names begin with, and no configured channel's does. */
  static final String PREFIX = "own-";

  private static final String LIST = SqlFile.read("alerts/list-own-channels");
  private static final String FIND = SqlFile.read("alerts/find-own-channel");
  private static final String ADD = SqlFile.read("alerts/add-own-channel");
  private static final String DELETE = SqlFile.read("alerts/delete-own-channel");
  private static final String IS_USED = SqlFile.read("alerts/is-channel-used");

  private final ProjectDatabase postgres;

  ProjectChannels(ProjectDatabase postgres) {
    this.postgres = postgres;
  }

  /** A channel without what it is set to. */
  record Own(String name, String kind) {}

  /** What a channel is set to; never shown. */
  record Secrets(String kind, String settings) {
    /** Omits the settings, so that they never get into a log. */
    @Override
    public String toString() {
      return "Secrets[" + kind + "]";
    }
  }

  /** The project's channels by name. */
  List<Own> list(AuthorizedRequest request) {
    return postgres.list(
        request, LIST, (row, number) -> new Own(row.getString("name"), row.getString("kind")));
  }

  Optional<Secrets> find(AuthorizedRequest request, String name) {
    return postgres.execute(
        request,
        client ->
            client
                .sql(FIND)
                .param("project", request.projectId())
                .param("name", name)
                .query(
                    (row, number) -> new Secrets(row.getString("kind"), row.getString("settings")))
                .optional());
  }

  /** Whether it was added: not if there is one of that name, or as many as there may be. */
  boolean add(AuthorizedRequest request, Own channel, JsonNode settings, int most, Instant now) {
    return postgres.execute(
            request,
            client ->
                client
                    .sql(ADD)
                    .param("project", request.projectId())
                    .param("name", channel.name())
                    .param("kind", channel.kind())
                    .param("settings", settings.toString())
                    .param("most", most)
                    .param("now", SqlValues.parameter(now))
                    .update())
        == 1;
  }

  /** Whether a rule names the channel. */
  boolean isUsed(AuthorizedRequest request, String name) {
    return postgres.execute(
        request,
        client ->
            client
                .sql(IS_USED)
                .param("project", request.projectId())
                .param("name", name)
                .query(Boolean.class)
                .single());
  }

  Optional<Own> delete(AuthorizedRequest request, String name) {
    return postgres.execute(
        request,
        client ->
            client
                .sql(DELETE)
                .param("project", request.projectId())
                .param("name", name)
                .query((row, number) -> new Own(row.getString("name"), row.getString("kind")))
                .optional());
  }
}
