package io.gosight.api.alert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gosight.api.error.ApiException;
import io.gosight.api.error.ErrorCode;
import io.gosight.api.request.AuthorizedRequest;
import io.gosight.api.request.JsonBody;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/** Answers requests about alert rules. Safe for use by many threads. */
public final class AlertRuleRequests {
  private static final int MOST_RULES = 200;
  private static final int LONGEST_SNOOZE_MINUTES = 43_200;

  private final AlertRules rules;
  private final ObjectMapper json;
  private final Set<String> channels;
  private final Clock clock;

  /**
   * Answers from this database.
   *
   * @param json writes rules as they are shown
   * @param channels the channels that the operator has configured
   */
  public AlertRuleRequests(
      DataSource postgres, ObjectMapper json, Set<String> channels, Clock clock) {
    this.rules = new AlertRules(postgres);
    this.json = json;
    this.channels = Set.copyOf(channels);
    this.clock = clock;
  }

  /** A project's rules. */
  record RuleList(List<AlertRuleAnswer> alertRules) {}

  /** All rules, oldest first. */
  public RuleList list(AuthorizedRequest request) {
    return new RuleList(rules.list(request.principal().projectId()));
  }

  /** One rule. */
  public AlertRuleAnswer get(AuthorizedRequest request) {
    return rules
        .find(request.principal().projectId(), Ids.of(request.path(), 1))
        .orElseThrow(Ids::notFound);
  }

  /** Makes a rule. */
  public AlertRuleAnswer create(AuthorizedRequest request) {
    AlertRuleDraft draft = AlertRuleDraft.read(JsonBody.of(request, json), channels);
    return rules
        .create(request.principal().projectId(), draft, MOST_RULES)
        .orElseThrow(
            () ->
                new ApiException(
                    ErrorCode.BAD_PARAMETER,
                    "A project has at most " + MOST_RULES + " rules; delete one first."));
  }

  /** Changes the fields of a rule that are there; a condition is replaced as a whole. */
  public AlertRuleAnswer change(AuthorizedRequest request) {
    JsonNode changes = JsonBody.of(request, json);
    AlertRuleAnswer before = get(request);
    if (!changes.isObject()) {
      throw JsonFields.bad("A JSON object with the fields to change is needed.");
    }
    ObjectNode whole = json.valueToTree(before);
    whole.remove(List.of("id", "snoozed_until", "created_at", "updated_at"));
    whole.set("condition", JsonBody.parse(before.condition(), json));
    whole.setAll((ObjectNode) changes);
    return rules
        .change(request.principal().projectId(), before.id(), AlertRuleDraft.read(whole, channels))
        .orElseThrow(Ids::notFound);
  }

  /** Tells nobody for some minutes; 0 wakes a rule. */
  public AlertRuleAnswer snooze(AuthorizedRequest request) {
    int minutes =
        new JsonFields(JsonBody.of(request, json), Set.of("minutes"))
            .number("minutes", null, 0, LONGEST_SNOOZE_MINUTES);
    return rules
        .snooze(
            request.principal().projectId(),
            Ids.of(request.path(), 1),
            minutes == 0 ? null : clock.instant().plus(Duration.ofMinutes(minutes)))
        .orElseThrow(Ids::notFound);
  }

  /** Deletes a rule and answers what it was. */
  public AlertRuleAnswer delete(AuthorizedRequest request) {
    return rules
        .delete(request.principal().projectId(), Ids.of(request.path(), 1))
        .orElseThrow(Ids::notFound);
  }
}
