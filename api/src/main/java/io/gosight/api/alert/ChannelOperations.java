package io.gosight.api.alert;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gosight.api.error.ApiErrorCode;
import io.gosight.api.error.ApiException;
import io.gosight.api.request.AuthorizedRequest;
import io.gosight.api.sql.ProjectDatabase;
import io.gosight.api.sql.SqlFile;
import io.gosight.api.sql.SqlValues;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Lists the channels and sends test alerts. Safe for use by many threads. */
public final class ChannelOperations {
  private static final String ADD = SqlFile.read("alerts/add-test-alert");

  private final ProjectDatabase postgres;
  private final Set<String> channels;
  private final Clock clock;

  /**
   * Operations on this database.
   *
   * @param channels the channels that the operator has configured
   */
  public ChannelOperations(ProjectDatabase postgres, Set<String> channels, Clock clock) {
    this.postgres = postgres;
    this.channels = new TreeSet<>(channels);
    this.clock = clock;
  }

  /** A channel by its name. */
  record Channel(String name) {}

  /** The channels. */
  record Channels(List<Channel> channels) {}

  /** A test alert. */
  record Trial(UUID alertId, String channel) {}

  /** The channels that rules can name. */
  public Channels list(AuthorizedRequest request) {
    return new Channels(channels.stream().map(Channel::new).toList());
  }

  /** Queues a test alert for a channel; the history shows its delivery. */
  public Trial test(AuthorizedRequest request) {
    String channel = request.variable("channel");
    if (!channels.contains(channel)) {
      throw new ApiException(
          ApiErrorCode.NOT_FOUND,
          "There is no such channel; the choices are: " + String.join(", ", channels) + ".");
    }
    String project = request.projectId();
    Instant now = clock.instant();
    UUID id = UUID.randomUUID();
    ObjectNode alert = JsonNodeFactory.instance.objectNode();
    alert.put("id", id.toString()).put("project_id", project).put("kind", "ALERT_KIND_TEST");
    alert.put("severity", "SEVERITY_LOW").put("title", "A trial of the channel " + channel);
    alert.put("summary", "This is a test alert. Alerts arrive here.");
    alert.put("time_ms", Long.toString(now.toEpochMilli()));
    alert.putArray("channels").add(channel);
    postgres.execute(
        request,
        client ->
            client
                .sql(ADD)
                .param("id", id)
                .param("project", project)
                .param("alert", alert.toString())
                .param("now", SqlValues.parameter(now))
                .update());
    return new Trial(id, channel);
  }
}
