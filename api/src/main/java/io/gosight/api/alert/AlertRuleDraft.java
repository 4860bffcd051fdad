package io.gosight.api.alert;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A validated alert rule of a request.
 *
 * @param name its name for people
 * @param enabled whether it is evaluated
 * @param condition the condition with all its fields filled in
 * @param groupBy what the alerts of a group have in common; a group is notified once
 * @param coolDownSeconds how long a notified group is not notified again
 * @param digestSeconds how long alerts are collected into a digest; 0 notifies at once
 * @param channels the channels to notify
 */
record AlertRuleDraft(
    String name,
    boolean enabled,
    JsonNode condition,
    String groupBy,
    int coolDownSeconds,
    int digestSeconds,
    List<String> channels) {
  private static final int MONTH = 2_592_000;
  private static final int WEEK = 604_800;
  private static final int MAX_NAME_LENGTH = 200;
  private static final int MAX_CHANNELS = 10;

  /**
   * Reads a rule.
   *
   * @param known the channels that the operator has configured, and the project's own
   * @throws io.gosight.api.error.ApiException that names the invalid field
   */
  static AlertRuleDraft read(JsonNode json, Set<String> known) {
    JsonFields fields =
        new JsonFields(
            json,
            Set.of(
                "name",
                "enabled",
                "condition",
                "group_by",
                "cool_down_seconds",
                "digest_seconds",
                "channels"));
    String name = fields.text("name", null, MAX_NAME_LENGTH);
    if (name.isBlank()) {
      throw JsonFields.bad("'name' must not be empty.");
    }
    return new AlertRuleDraft(
        name,
        fields.flag("enabled", true),
        ConditionReader.read(fields.object("condition")),
        fields.choice("group_by", "fingerprint", List.of("fingerprint", "page", "rule")),
        fields.number("cool_down_seconds", 3600, 0, MONTH),
        fields.number("digest_seconds", 0, 0, WEEK),
        channels(fields, known));
  }

  private static List<String> channels(JsonFields fields, Set<String> known) {
    List<String> channels = fields.texts("channels", null, ConditionReader.NAME, "telegram");
    if (channels.isEmpty() || channels.size() > MAX_CHANNELS || !known.containsAll(channels)) {
      throw JsonFields.bad(
          "'channels' must name some of those that the operator has configured"
              + " (gosight.channel.NAME.KEY) or that the project has made: "
              + (known.isEmpty() ? "there is none yet" : String.join(", ", new TreeSet<>(known)))
              + ".");
    }
    return channels;
  }
}
