package io.gosight.alert;

import io.gosight.proto.v1.Insight;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is known of groups: their insights and when they were told. Within a transaction; a group is
 * locked until its end. Safe for use by many threads.
 */
final class GroupStore {
  private static final String LOCK = Sql.of("lock-group");
  private static final String TELL = Sql.of("tell-group");
  private static final String REMEMBER = Sql.of("remember-match");
  private static final String TIMES = Sql.of("match-times");

  private final JdbcClient postgres;

  GroupStore(DataSource postgres) {
    this.postgres = JdbcClient.create(postgres);
  }

  /** Locks a group; gives when it was told last. */
  OptionalLong lock(UUID rule, String group) {
    List<Long> last =
        postgres
            .sql(LOCK)
            .param("rule", rule)
            .param("group", group)
            .query((row, number) -> row.getObject("last_told_ms", Long.class))
            .list();
    return last.get(0) == null ? OptionalLong.empty() : OptionalLong.of(last.get(0));
  }

  /** Begins a group's cool-down. */
  void tell(UUID rule, String group, long timeMs) {
    postgres.sql(TELL).param("rule", rule).param("group", group).param("told", timeMs).update();
  }

  /** Counts an insight; gives whether it is new. */
  boolean remember(UUID rule, String group, Insight insight) {
    return postgres
            .sql(REMEMBER)
            .param("rule", rule)
            .param("group", group)
            .param("insight", insight.getId())
            .param("time", insight.getTimeMs())
            .update()
        == 1;
  }

  /** When the group's insights happened, after one time and until another, in order. */
  List<Long> times(UUID rule, String group, long afterMs, long untilMs) {
    return postgres
        .sql(TIMES)
        .param("rule", rule)
        .param("group", group)
        .param("after", afterMs)
        .param("until", untilMs)
        .query(Long.class)
        .list();
  }
}
