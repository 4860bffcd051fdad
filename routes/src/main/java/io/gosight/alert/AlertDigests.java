package io.gosight.alert;

import io.gosight.proto.v1.Alert;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes one alert of several whose digest is due. Safe for use by many threads. */
public final class AlertDigests {
  private static final String DUE = Sql.of("due-digests");
  private static final String DIGESTED = Sql.of("alerts-digested");

  private final JdbcClient postgres;
  private final TransactionTemplate transactions;
  private final AlertHistory history;
  private final Clock clock;

  /** Digests of the history in that database. */
  public AlertDigests(DataSource postgres, Clock clock) {
    this.postgres = JdbcClient.create(postgres);
    this.transactions = new TransactionTemplate(new DataSourceTransactionManager(postgres));
    this.history = new AlertHistory(postgres, clock);
    this.clock = clock;
  }

  private record Held(UUID id, UUID rule, long dueMs, Alert alert) {}

  private record Due(UUID rule, long dueMs) {}

  /** Makes the digests that are due. */
  public void make() {
    transactions.executeWithoutResult(
        status -> {
          Map<Due, List<Held>> due = new LinkedHashMap<>();
          for (Held held : held()) {
            due.computeIfAbsent(new Due(held.rule(), held.dueMs()), any -> new ArrayList<>())
                .add(held);
          }
          due.forEach(this::make);
        });
  }

  private void make(Due due, List<Held> held) {
    Alert digest = AlertTexts.digest(held.stream().map(Held::alert).toList(), due.dueMs());
    history.tell(digest);
    postgres
        .sql(DIGESTED)
        .param("digest", UUID.fromString(digest.getId()))
        .param("ids", held.stream().map(Held::id).toList())
        .update();
  }

  private List<Held> held() {
    return postgres
        .sql(DUE)
        .param("now", AlertHistory.time(clock.millis()))
        .query(
            (row, number) ->
                new Held(
                    row.getObject("id", UUID.class),
                    row.getObject("rule_id", UUID.class),
                    row.getObject("digest_at", OffsetDateTime.class).toInstant().toEpochMilli(),
                    AlertJson.read(row.getString("alert"))))
        .list();
  }
}
