package io.gosight.tests.bench;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/** The baselines' topics, with the partitions of the hub's; deleted when closed. For one thread. */
final class BenchTopics implements AutoCloseable {
  /** The topic of batches. */
  static final String EVENTS = "gosight.bench.events";

  /** The topic of errors. */
  static final String ERRORS = "gosight.bench.errors";

  private final Admin admin;

  private BenchTopics(Admin admin) {
    this.admin = admin;
  }

  static BenchTopics create(String brokers) throws ExecutionException, InterruptedException {
    Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, brokers));
    admin
        .createTopics(
            List.of(new NewTopic(EVENTS, 12, (short) 1), new NewTopic(ERRORS, 3, (short) 1)))
        .all()
        .get();
    return new BenchTopics(admin);
  }

  @Override
  public void close() throws ExecutionException, InterruptedException {
    admin.deleteTopics(List.of(EVENTS, ERRORS)).all().get();
    admin.close();
  }
}
