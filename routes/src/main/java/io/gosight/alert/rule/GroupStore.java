package io.gosight.alert.rule;

import io.gosight.alert.history.AlertSql;
import io.gosight.proto.v1.Insight;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The state of groups: their matches and their cool-down. Used within a transaction, which holds
 * the lock of a group until its end. Thread-safe.
 */
final class GroupStore {
  /** The largest count of a rule, so that more times on one side change no decision. */
  private static final int MAX_TIMES = 10_000;

  private static final String LOCK = AlertSql.of("lock-group");
  private static final String START_COOL_DOWN = AlertSql.of("start-cool-down");
  private static final String ADD_MATCH = AlertSql.of("add-match");
  private static final String TIMES = AlertSql.of("match-times");

  private final JdbcClient postgres;

  GroupStore(DataSource postgres) {
    this.postgres = JdbcClient.create(postgres);
  }

  /** Locks a group and returns the time of its last alert, in ms since 1970. */
  OptionalLong lock(UUID rule, String group) {
    List<Long> last =
        postgres
            .sql(LOCK)
            .param("rule", rule)
            .param("group", group)
            .query((row, number) -> row.getObject("last_notified_ms", Long.class))
            .list();
    return last.get(0) == null ? OptionalLong.empty() : OptionalLong.of(last.get(0));
  }

  /** Starts the cool-down of a group, unless a later one runs. */
  void startCoolDown(UUID rule, String group, long timeMs) {
    postgres
        .sql(START_COOL_DOWN)
        .param("rule", rule)
        .param("group", group)
        .param("notified", timeMs)
        .update();
  }

  /** Records that an insight matched; returns whether it is new. */
  boolean addMatch(UUID rule, String group, Insight insight) {
    return postgres
            .sql(ADD_MATCH)
            .param("rule", rule)
            .param("group", group)
            .param("insight", insight.getId())
            .param("time", insight.getTimeMs())
            .update()
        == 1;
  }

  /**
   * The times of a group's matches around new ones, in ascending order.
   *
   * @param firstMs the first new one, in ms since 1970
   * @param lastMs the last new one, in ms since 1970
   * @param windowMs how far around them to look, in ms
   */
  List<Long> times(UUID rule, String group, long firstMs, long lastMs, long windowMs) {
    return postgres
        .sql(TIMES)
        .param("rule", rule)
        .param("group", group)
        .param("after", firstMs - windowMs)
        .param("first", firstMs)
        .param("until", lastMs + windowMs)
        .param("most", MAX_TIMES)
        .query(Long.class)
        .list()
        .stream()
        .sorted()
        .toList();
  }
}
