package io.gosight.api.sql;

import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * PostgreSQL for what belongs to no single project: users, sessions, keys being looked up. What
 * executes operations on a project uses {@link ProjectDatabase}. Safe for use by many threads.
 */
public final class HubDatabase {
  private final JdbcClient client;
  private final TransactionTemplate transactions;

  /** The database of the migrations in {@code config/postgres}. */
  public HubDatabase(DataSource postgres) {
    this.client = JdbcClient.create(postgres);
    this.transactions = new TransactionTemplate(new JdbcTransactionManager(postgres));
  }

  /** Statements, within the current transaction if there is one. */
  public JdbcClient client() {
    return client;
  }

  /** Executes the work in one transaction, which is rolled back if it throws. */
  public <T> T inTransaction(Supplier<T> work) {
    return transactions.execute(status -> work.get());
  }
}
