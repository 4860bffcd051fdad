package io.gosight.api.alert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gosight.api.error.ApiErrorCode;
import io.gosight.api.error.ApiException;
import io.gosight.api.request.AuthorizedRequest;
import io.gosight.api.request.JsonBody;
import io.gosight.api.sql.ProjectDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Executes the operations on alert rules. Safe for use by many threads. */
public final class AlertRuleOperations {
  private static final int MAX_RULES = 200;
  private static final int MAX_SNOOZE_MINUTES = 43_200;

  private final AlertRules rules;
  private final ObjectMapper json;
  private final ChannelKinds channels;
  private final ProjectChannels own;
  private final Clock clock;

  /**
   * Operations on this database.
   *
   * @param json reads and writes the contract's JSON
   * @param channels the channels that the operator has configured
   */
  public AlertRuleOperations(
      ProjectDatabase postgres, ObjectMapper json, ChannelKinds channels, Clock clock) {
    this.rules = new AlertRules(postgres);
    this.own = new ProjectChannels(postgres);
    this.json = json;
    this.channels = channels;
    this.clock = clock;
  }

  /** A project's rules. */
  record RuleList(List<AlertRuleResult> alertRules) {}

  /** All rules, oldest first. */
  public RuleList list(AuthorizedRequest request) {
    return new RuleList(rules.list(request));
  }

  /** One rule. */
  public AlertRuleResult get(AuthorizedRequest request) {
    return rules.find(request, request.uuid("rule")).orElseThrow(AuthorizedRequest::notFound);
  }

  /** Creates a rule. */
  public AlertRuleResult create(AuthorizedRequest request) {
    AlertRuleDraft draft = AlertRuleDraft.read(JsonBody.of(request, json), known(request));
    return rules
        .create(request, draft, MAX_RULES)
        .orElseThrow(
            () ->
                new ApiException(
                    ApiErrorCode.BAD_PARAMETER,
                    "A project has at most " + MAX_RULES + " rules; delete one first."));
  }

  /** Updates the given fields of a rule; a condition is replaced as a whole. */
  public AlertRuleResult change(AuthorizedRequest request) {
    JsonNode changes = JsonBody.of(request, json);
    AlertRuleResult before = get(request);
    if (!changes.isObject()) {
      throw JsonFields.bad("A JSON object with the fields to change is needed.");
    }
    ObjectNode whole = json.valueToTree(before);
    whole.remove(List.of("id", "snoozed_until", "created_at", "updated_at"));
    whole.set("condition", JsonBody.parse(before.condition(), json));
    whole.setAll((ObjectNode) changes);
    return rules
        .change(request, before.id(), AlertRuleDraft.read(whole, known(request)))
        .orElseThrow(AuthorizedRequest::notFound);
  }

  private Set<String> known(AuthorizedRequest request) {
    Set<String> known = new HashSet<>(channels.configured());
    own.list(request).forEach(channel -> known.add(channel.name()));
    return known;
  }

  /** Suppresses notifications for some minutes; 0 ends the snooze. */
  public AlertRuleResult snooze(AuthorizedRequest request) {
    int minutes =
        new JsonFields(JsonBody.of(request, json), Set.of("minutes"))
            .number("minutes", null, 0, MAX_SNOOZE_MINUTES);
    return rules
        .snooze(
            request,
            request.uuid("rule"),
            minutes == 0 ? null : clock.instant().plus(Duration.ofMinutes(minutes)))
        .orElseThrow(AuthorizedRequest::notFound);
  }

  /** Deletes a rule and returns its last state. */
  public AlertRuleResult delete(AuthorizedRequest request) {
    return rules.delete(request, request.uuid("rule")).orElseThrow(AuthorizedRequest::notFound);
  }
}
