package io.gosight.api.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gosight.api.error.ApiErrorCode;
import io.gosight.api.error.ApiException;
import io.gosight.api.request.AuthorizedRequest;
import io.gosight.api.request.JsonBody;
import io.gosight.api.sql.ProjectDatabase;
import io.gosight.api.sql.SqlFile;
import io.gosight.api.sql.SqlValues;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

/**
 * The channels: those that the operator has configured, and the project's own. Safe for use by many
 * threads.
 */
public final class ChannelOperations {
  private static final String ADD = SqlFile.read("alerts/add-test-alert");

  private static final int MOST_OWN = 20;

  private final ProjectDatabase postgres;
  private final ProjectChannels own;
  private final ChannelKinds kinds;
  private final ObjectMapper json;
  private final Clock clock;

  /**
   * Operations on this database.
   *
   * @param kinds the channels that the operator has configured, and the kinds that there are
   */
  public ChannelOperations(
      ProjectDatabase postgres, ChannelKinds kinds, ObjectMapper json, Clock clock) {
    this.postgres = postgres;
    this.own = new ProjectChannels(postgres);
    this.kinds = kinds;
    this.json = json;
    this.clock = clock;
  }

  /**
   * A channel without what it is set to.
   *
   * @param own whether it is the project's own
   */
  record Channel(String name, String kind, boolean own) {
    static Channel of(ProjectChannels.Own channel) {
      return new Channel(channel.name(), channel.kind(), true);
    }
  }

  /** The channels. */
  record Channels(List<Channel> channels) {}

  /** A test alert. */
  record Trial(UUID alertId, String channel) {}

  /**
   * What a channel would send.
   *
   * @param text the body of the message, without addresses and secrets
   */
  record Preview(String channel, String text) {}

  /** The channels that rules can name. */
  public Channels list(AuthorizedRequest request) {
    List<Channel> channels = new ArrayList<>();
    for (String name : new TreeSet<>(kinds.configured())) {
      channels.add(new Channel(name, name, false));
    }
    own.list(request).forEach(channel -> channels.add(Channel.of(channel)));
    return new Channels(channels);
  }

  /** Makes a channel of the project's own. */
  public Channel create(AuthorizedRequest request) {
    JsonNode body = JsonBody.of(request, json);
    ProjectChannels.Own channel =
        new ProjectChannels.Own(body.get("name").textValue(), body.get("kind").textValue());
    kinds.check(channel.kind(), settings(body.get("settings").toString()));
    if (!own.add(request, channel, body.get("settings"), MOST_OWN, clock.instant())) {
      throw new ApiException(
              ApiErrorCode.CONFLICT,
              "There is a channel of this name, or there are " + MOST_OWN + " channels already.")
          .of("/name");
    }
    return Channel.of(channel);
  }

  /** Deletes a channel of the project's own that no rule names. */
  public Channel delete(AuthorizedRequest request) {
    String name = request.variable("channel");
    if (own.isUsed(request, name)) {
      throw new ApiException(ApiErrorCode.CONFLICT, "An alert rule names this channel.")
          .remedy("Change the rule first.");
    }
    return own.delete(request, name).map(Channel::of).orElseThrow(AuthorizedRequest::notFound);
  }

  /** What a channel would send as a test. */
  public Preview preview(AuthorizedRequest request) {
    String name = request.variable("channel");
    return (name.startsWith(ProjectChannels.PREFIX)
            ? own.find(request, name)
                .flatMap(
                    channel ->
                        kinds.preview(
                            channel.kind(), settings(channel.settings()), request.projectId()))
            : kinds.preview(name, request.projectId()))
        .map(text -> new Preview(name, text))
        .orElseThrow(() -> unknown(request));
  }

  private Map<String, String> settings(String text) {
    try {
      return json.readValue(text, new TypeReference<Map<String, String>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The contract has checked the settings.", e);
    }
  }

  private ApiException unknown(AuthorizedRequest request) {
    List<String> names = list(request).channels().stream().map(Channel::name).toList();
    return new ApiException(
        ApiErrorCode.NOT_FOUND,
        "There is no such channel; the choices are: " + String.join(", ", names) + ".");
  }

  /** Queues a test alert for a channel; the history shows its delivery. */
  public Trial test(AuthorizedRequest request) {
    String channel = request.variable("channel");
    if (!kinds.configured().contains(channel) && own.find(request, channel).isEmpty()) {
      throw unknown(request);
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
