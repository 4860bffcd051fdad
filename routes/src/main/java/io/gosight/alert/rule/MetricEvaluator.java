package io.gosight.alert.rule;

import io.gosight.alert.rule.FigureReader.VisitErrors;
import io.gosight.api.query.EventReader;
import io.gosight.proto.v1.Alert;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Evaluates the rules about figures and records the alerts they make. A rule that fails does not
 * keep the others from being evaluated. Thread-safe.
 */
public final class MetricEvaluator {
  private static final Logger LOG = LoggerFactory.getLogger(MetricEvaluator.class);
  private static final long MINUTE_MS = 60_000;

  /** The time it takes at most until an event is stored and counts. */
  private static final long STORE_DELAY_MS = 10_000;

  private final RuleStore rules;
  private final GroupStore groups;
  private final AlertRecorder recorder;
  private final FigureReader figures;
  private final TransactionTemplate transactions;
  private final Clock clock;
  private final MeterRegistry registry;

  /**
   * An evaluator.
   *
   * @param postgres has the rules and the history
   * @param clickHouse has the events and insights
   * @param maxPerHour most alerts of a rule that are sent in an hour, at least 1
   * @param registry counts alerts, and rules that could not be evaluated
   */
  public MetricEvaluator(
      DataSource postgres,
      EventReader clickHouse,
      Clock clock,
      int maxPerHour,
      MeterRegistry registry) {
    this.rules = new RuleStore(postgres);
    this.groups = new GroupStore(postgres);
    this.recorder = new AlertRecorder(postgres, clock, maxPerHour, registry);
    this.figures = new FigureReader(clickHouse);
    this.transactions = new TransactionTemplate(new DataSourceTransactionManager(postgres));
    this.clock = clock;
    this.registry = registry;
  }

  /** Evaluates all rules, for windows that end at the last full minute. */
  public void evaluate() {
    long toMs = (clock.millis() - STORE_DELAY_MS) / MINUTE_MS * MINUTE_MS;
    for (MetricRule rule : rules.metricRules()) {
      try {
        evaluate(rule, toMs).ifPresent(alert -> record(rule, alert, toMs));
      } catch (RuntimeException e) {
        registry.counter("alert_rule_failures", "kind", kind(rule)).increment();
        LOG.warn("Rule {} could not be evaluated: {}", rule.rule().id(), e.toString());
      }
    }
  }

  private Optional<Alert> evaluate(MetricRule rule, long toMs) {
    return rule.kind() == MetricRule.Kind.ERROR_RATE ? errorRate(rule, toMs) : baseline(rule, toMs);
  }

  private Optional<Alert> errorRate(MetricRule rule, long toMs) {
    VisitErrors found = figures.visitErrors(rule.rule().projectId(), toMs - rule.windowMs(), toMs);
    double rate = found.visits() == 0 ? 0 : (double) found.failing() / found.visits();
    if (found.visits() < rule.leastCount() || rate <= rule.threshold()) {
      return Optional.empty();
    }
    return Optional.of(
        AlertTexts.ofMetric(
            rule,
            "Errors in %s of visits".formatted(percent(rate)),
            "%d of %d visits had an error in the last %s; the rule allows %s."
                .formatted(
                    found.failing(), found.visits(), window(rule), percent(rule.threshold())),
            found.failing(),
            toMs));
  }

  private Optional<Alert> baseline(MetricRule rule, long toMs) {
    Optional<Baseline> baseline =
        Baseline.of(figures.byDay(rule.rule().projectId(), rule.metric(), toMs, rule.windowMs()));
    String metric = rule.metric().text();
    return baseline.flatMap(
        found ->
            found
                .off(rule)
                .map(
                    direction ->
                        AlertTexts.ofMetric(
                            rule,
                            direction == MetricRule.Direction.ABOVE
                                ? "Unusually many " + metric
                                : "Unusually few " + metric,
                            "%d %s in the last %s; at this time of the day there are usually %s."
                                .formatted(found.now(), metric, window(rule), usual(found)),
                            found.now(),
                            toMs)));
  }

  private void record(MetricRule rule, Alert alert, long toMs) {
    AlertRule common = rule.rule();
    transactions.executeWithoutResult(
        status -> {
          OptionalLong last = groups.lock(common.id(), "");
          if (last.isEmpty() || toMs > last.getAsLong() + common.coolDownMs()) {
            recorder.record(alert, common);
            groups.startCoolDown(common.id(), "", toMs);
          }
        });
  }

  private static String kind(MetricRule rule) {
    return rule.kind().name().toLowerCase(Locale.ROOT);
  }

  private static String window(MetricRule rule) {
    return Duration.ofMillis(rule.windowMs()).toMinutes() + " minutes";
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", share * 100);
  }

  private static String usual(Baseline baseline) {
    return String.format(Locale.ROOT, "%.0f", baseline.usual());
  }
}
