package io.gosight.alert.channel;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.gosight.alert.history.AlertSql;
import io.gosight.host.channel.HostedChannel;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The channels that projects have made for themselves, from PostgreSQL. Looked up with each alert,
 * so that a deleted one gets nothing more. Safe for use by many threads.
 */
public final class OwnChannels {
  /** What their names begin with, and no plugin's does. */
  static final String PREFIX = "own-";

  private static final int MOST_MADE = 1_000;
  private static final String FIND = AlertSql.of("find-own-channel");

  private final JdbcClient postgres;
  private final OwnChannelKinds kinds;
  private final ObjectMapper json = new ObjectMapper();
  // A channel never changes: it is deleted and made anew, under another id.
  private final Cache<UUID, HostedChannel> made =
      Caffeine.newBuilder().maximumSize(MOST_MADE).build();

  /** Channels in this database. */
  public OwnChannels(DataSource postgres, OwnChannelKinds kinds) {
    this.postgres = JdbcClient.create(postgres);
    this.kinds = kinds;
  }

  private record Stored(UUID id, String kind, String settings) {}

  /** Whether a name is that of a project's own channel. */
  public static boolean isOwn(String name) {
    return name.startsWith(PREFIX);
  }

  /**
   * The project's channel of that name; empty if there is none.
   *
   * @throws Exception if it can't be made, as when its plugin is missing
   */
  Optional<HostedChannel> find(String projectId, String name) throws Exception {
    Optional<Stored> stored =
        postgres
            .sql(FIND)
            .param("project", projectId)
            .param("name", name)
            .query(
                (row, number) ->
                    new Stored(
                        row.getObject("id", UUID.class),
                        row.getString("kind"),
                        row.getString("settings")))
            .optional();
    if (stored.isEmpty()) {
      return Optional.empty();
    }
    HostedChannel known = made.getIfPresent(stored.get().id());
    if (known != null) {
      return Optional.of(known);
    }
    Map<String, String> settings =
        json.readValue(stored.get().settings(), new TypeReference<Map<String, String>>() {});
    HostedChannel channel = kinds.make(stored.get().kind(), settings);
    made.put(stored.get().id(), channel);
    return Optional.of(channel);
  }
}
