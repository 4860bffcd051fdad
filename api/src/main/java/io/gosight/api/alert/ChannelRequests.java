package io.gosight.api.alert;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gosight.api.error.ApiException;
import io.gosight.api.error.ErrorCode;
import io.gosight.api.request.AuthorizedRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;

/** Answers which channels there are, and tries one. Safe for use by many threads. */
public final class ChannelRequests {
  private static final String ADD =
      "INSERT INTO alert_history (id, project_id, kind, group_key, state, alert, happened_at,"
          + " created_at) VALUES (?, ?, 'test', '', 'notified', CAST(? AS jsonb), ?, ?) RETURNING id";

  private final Postgres postgres;
  private final Set<String> channels;
  private final Clock clock;

  /**
   * Answers from this database.
   *
   * @param channels the channels that the operator has configured
   */
  public ChannelRequests(DataSource postgres, Set<String> channels, Clock clock) {
    this.postgres = new Postgres(postgres);
    this.channels = new TreeSet<>(channels);
    this.clock = clock;
  }

  /** A channel by its name. */
  record Channel(String name) {}

  /** The channels. */
  record Channels(List<Channel> channels) {}

  /** An alert that was made to try a channel. */
  record Trial(UUID alertId, String channel) {}

  /** The channels that rules can name. */
  public Channels list(AuthorizedRequest request) {
    return new Channels(channels.stream().map(Channel::new).toList());
  }

  /** Has an alert brought to a channel; the history shows what becomes of it. */
  public Trial test(AuthorizedRequest request) {
    String channel = request.path().get(1);
    if (!channels.contains(channel)) {
      throw new ApiException(
          ErrorCode.NOT_FOUND,
          "There is no such channel; the choices are: " + String.join(", ", channels) + ".");
    }
    String project = request.principal().projectId();
    Instant now = clock.instant();
    UUID id = UUID.randomUUID();
    ObjectNode alert = JsonNodeFactory.instance.objectNode();
    alert.put("id", id.toString()).put("project_id", project).put("kind", "ALERT_KIND_TEST");
    alert.put("severity", "SEVERITY_LOW").put("title", "A trial of the channel " + channel);
    alert.put("summary", "Somebody wants to see whether alerts arrive here. They do.");
    alert.put("time_ms", Long.toString(now.toEpochMilli()));
    alert.putArray("channels").add(channel);
    postgres.row(
        ADD, row -> row.getObject("id", UUID.class), id, project, alert.toString(), now, now);
    return new Trial(id, channel);
  }
}
