package io.gosight.api.alert;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a project's people say of a rule, checked.
 *
 * @param name what it is called
 * @param enabled whether it is looked at
 * @param condition what must be the case, all its fields filled in
 * @param groupBy what alerts have in common that are told once
 * @param coolDownSeconds for how long a group that was told is not told again
 * @param digestSeconds for how long alerts are gathered; 0 tells at once
 * @param channels where alerts go
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
  private static final int LONGEST_NAME = 200;
  private static final int MOST_CHANNELS = 10;

  /**
   * Reads a rule.
   *
   * @param known the channels that the operator has configured
   * @throws io.gosight.api.error.ApiException naming what is wrong with it
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
    String name = fields.text("name", null, LONGEST_NAME);
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
    if (channels.isEmpty() || channels.size() > MOST_CHANNELS || !known.containsAll(channels)) {
      throw JsonFields.bad(
          "'channels' must name some of those that the operator has configured"
              + " (gosight.channel.NAME.KEY): "
              + (known.isEmpty() ? "there is none yet" : String.join(", ", new TreeSet<>(known)))
              + ".");
    }
    return channels;
  }
}
