package io.gosight.alert;

import com.google.protobuf.InvalidProtocolBufferException;
import io.gosight.kafka.KafkaRecord;
import io.gosight.proto.v1.Insight;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks which insights meet rules and keeps the alerts that they make. A batch is looked at in one
 * transaction, so that one that is delivered again changes nothing. Safe for use by many threads.
 */
public final class AlertEvaluator {
  private static final Comparator<Insight> BY_TIME =
      Comparator.comparingLong(Insight::getTimeMs).thenComparing(Insight::getId);

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private final RuleStore rules;
  private final GroupStore groups;
  private final AlertHistory history;
  private final TransactionTemplate transactions;
  private final MeterRegistry registry;

  /**
   * An evaluator.
   *
   * @param postgres where rules and the history are
   * @param registry counts alerts
   */
  public AlertEvaluator(DataSource postgres, Clock clock, MeterRegistry registry) {
    this.rules = new RuleStore(postgres);
    this.groups = new GroupStore(postgres);
    this.history = new AlertHistory(postgres, clock);
    this.transactions = new TransactionTemplate(new DataSourceTransactionManager(postgres));
    this.registry = registry;
  }

  private record Group(InsightRule rule, String key) {}

  /** Looks at records of insights. One that can't be read is passed over: the store buries it. */
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
    Set<String> projects = insights.stream().map(Insight::getProjectId).collect(Collectors.toSet());
    List<InsightRule> all = rules.insightRules(projects);
    if (all.isEmpty()) {
      return;
    }
    IgnoredInsights ignored = rules.ignored(projects);
    Map<Group, List<Insight>> met = new LinkedHashMap<>();
    for (InsightRule rule : all) {
      for (Insight insight : insights) {
        if (rule.matches(insight) && !ignored.contain(insight)) {
          met.computeIfAbsent(
                  new Group(rule, rule.groupBy().keyOf(insight)), group -> new ArrayList<>())
              .add(insight);
        }
      }
    }
    met.forEach(this::evaluateGroup);
  }

  private void evaluateGroup(Group group, List<Insight> met) {
    AlertRule rule = group.rule().rule();
    OptionalLong lastTold = groups.lock(rule.id(), group.key());
    List<Insight> fresh =
        met.stream().filter(insight -> groups.remember(rule.id(), group.key(), insight)).toList();
    if (fresh.isEmpty()) {
      return;
    }
    List<Long> times =
        groups.times(
            rule.id(),
            group.key(),
            fresh.get(0).getTimeMs() - group.rule().windowMs(),
            fresh.get(fresh.size() - 1).getTimeMs());
    for (Firing firing : Firing.of(group.rule(), lastTold, times, fresh)) {
      history.add(AlertTexts.ofInsight(group.rule(), group.key(), firing), rule);
      groups.tell(rule.id(), group.key(), firing.insight().getTimeMs());
      registry.counter("alerts", "kind", "insights").increment();
    }
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
