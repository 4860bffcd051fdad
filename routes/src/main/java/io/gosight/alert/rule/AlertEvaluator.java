package io.gosight.alert.rule;

import com.google.protobuf.InvalidProtocolBufferException;
import io.gosight.kafka.KafkaRecord;
import io.gosight.proto.v1.Insight;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Evaluates insight rules and records the alerts they make. A batch is one transaction, so a
 * redelivered batch changes nothing. Thread-safe.
 */
public final class AlertEvaluator {
  private static final Comparator<Insight> BY_TIME =
      Comparator.comparingLong(Insight::getTimeMs).thenComparing(Insight::getId);

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private final RuleStore rules;
  private final GroupStore groups;
  private final AlertRecorder recorder;
  private final TransactionTemplate transactions;

  /**
   * An evaluator.
   *
   * @param postgres has the rules and the history
   * @param maxPerHour most alerts of a rule that are sent in an hour, at least 1
   * @param registry counts alerts
   */
  public AlertEvaluator(DataSource postgres, Clock clock, int maxPerHour, MeterRegistry registry) {
    this.rules = new RuleStore(postgres);
    this.groups = new GroupStore(postgres);
    this.recorder = new AlertRecorder(postgres, clock, maxPerHour, registry);
    this.transactions = new TransactionTemplate(new DataSourceTransactionManager(postgres));
  }

  private record Group(InsightRule rule, String key) {
    /** One order for all transactions, so that they can't lock each other out. */
    static final Comparator<Group> LOCK_ORDER =
        Comparator.comparing((Group group) -> group.rule().rule().id()).thenComparing(Group::key);
  }

  private record Match(Group group, Firing firing) {}

  /** Evaluates records of insights. One that can't be read is skipped; the store quarantines it. */
  public void evaluate(List<KafkaRecord> records) {
    List<Insight> insights = new ArrayList<>();
    for (KafkaRecord record : records) {
      Insight insight = read(record);
      if (insight != null) {
        insights.add(insight);
      }
    }
    if (!insights.isEmpty()) {
      insights.sort(BY_TIME);
      transactions.executeWithoutResult(status -> evaluateAll(insights));
    }
  }

  private void evaluateAll(List<Insight> insights) {
    List<Match> matches = new ArrayList<>();
    byGroup(insights)
        .forEach(
            (group, found) ->
                evaluate(group, found).forEach(firing -> matches.add(new Match(group, firing))));
    // after all groups are locked, because recording locks the rule
    for (Match match : matches) {
      InsightRule rule = match.group().rule();
      recorder.record(AlertTexts.ofInsight(rule, match.group().key(), match.firing()), rule.rule());
    }
  }

  private SortedMap<Group, List<Insight>> byGroup(List<Insight> insights) {
    Set<String> projects = insights.stream().map(Insight::getProjectId).collect(Collectors.toSet());
    SortedMap<Group, List<Insight>> groups = new TreeMap<>(Group.LOCK_ORDER);
    List<InsightRule> enabled = rules.insightRules(projects);
    if (enabled.isEmpty()) {
      return groups;
    }
    IgnoredInsights ignored = rules.ignored(projects);
    for (InsightRule rule : enabled) {
      for (Insight insight : insights) {
        if (rule.matches(insight) && !ignored.contain(insight)) {
          groups
              .computeIfAbsent(
                  new Group(rule, rule.groupBy().keyOf(insight)), group -> new ArrayList<>())
              .add(insight);
        }
      }
    }
    return groups;
  }

  private List<Firing> evaluate(Group group, List<Insight> found) {
    UUID rule = group.rule().rule().id();
    OptionalLong last = groups.lock(rule, group.key());
    List<Long> known =
        groups.times(
            rule,
            group.key(),
            found.get(0).getTimeMs(),
            found.get(found.size() - 1).getTimeMs(),
            group.rule().windowMs());
    List<Insight> fresh =
        found.stream().filter(insight -> groups.addMatch(rule, group.key(), insight)).toList();
    List<Firing> firings = Firing.of(group.rule(), last, known, fresh);
    firings.forEach(firing -> groups.startCoolDown(rule, group.key(), firing.endMs()));
    return firings;
  }

  private static Insight read(KafkaRecord record) {
    if (record.value() == null) {
      return null;
    }
    try {
      Insight insight = Insight.parseFrom(record.value());
      return ID.matcher(insight.getProjectId()).matches() && ID.matcher(insight.getId()).matches()
          ? insight
          : null;
    } catch (InvalidProtocolBufferException e) {
      return null;
    }
  }
}
