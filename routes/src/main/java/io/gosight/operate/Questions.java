package io.gosight.operate;

import io.gosight.stage.StageContext;
import io.gosight.storage.KafkaClients;
import io.gosight.storage.KafkaSettings;
import java.sql.Connection;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.springframework.data.redis.connection.RedisConnection;
import software.amazon.awssdk.services.s3.S3Client;

/** The cheapest question to each server that shows that it works, with the hub's own clients. */
final class Questions {
  private static final int TIMEOUT_MS = 1_500;
  private static final int TIMEOUT_SECONDS = 1;

  private Questions() {}

  static Dependencies of(StageContext context) {
    Dependencies dependencies =
        new Dependencies(
            context.camel().getExecutorServiceManager().newCachedThreadPool(context, "dependency"),
            context.clock());
    Admin kafka = admin(context.settings().read(KafkaSettings.class));
    context.keep(() -> kafka.close(context.lifecycle().limit(Duration.ofMillis(TIMEOUT_MS))));
    dependencies
        .add("kafka", () -> kafka(kafka))
        .add("clickhouse", () -> clickHouse(context))
        .add("postgres", () -> postgres(context))
        .add("redis", () -> redis(context));
    S3Client s3 = context.camel().getRegistry().lookupByNameAndType("s3", S3Client.class);
    if (s3 != null) {
      dependencies.add("s3", s3::listBuckets);
    }
    return dependencies;
  }

  private static Admin admin(KafkaSettings settings) {
    Map<String, Object> properties = new HashMap<>(KafkaClients.properties(settings));
    properties.put(AdminClientConfig.CLIENT_ID_CONFIG, "gosight-health");
    properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
    properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
    return Admin.create(properties);
  }

  private static Object kafka(Admin admin) throws Exception {
    return admin
        .describeCluster(new DescribeClusterOptions().timeoutMs(TIMEOUT_MS))
        .nodes()
        .get(TIMEOUT_MS, TimeUnit.MILLISECONDS);
  }

  private static Object clickHouse(StageContext context) throws TimeoutException {
    if (!context.clickHouseWriter().ping(TIMEOUT_MS)) {
      throw new TimeoutException("ClickHouse does not answer a query.");
    }
    return context;
  }

  private static Object postgres(StageContext context) throws Exception {
    try (Connection connection = context.postgres().getConnection()) {
      if (!connection.isValid(TIMEOUT_SECONDS)) {
        throw new TimeoutException("PostgreSQL does not answer a query.");
      }
    }
    return context;
  }

  private static Object redis(StageContext context) throws TimeoutException {
    try (RedisConnection connection =
        context.redis().getRequiredConnectionFactory().getConnection()) {
      if (!"PONG".equals(connection.ping())) {
        throw new TimeoutException("Redis does not answer a ping.");
      }
    }
    return context;
  }
}
