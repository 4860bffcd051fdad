package io.gosight.stage;

import com.clickhouse.client.api.Client;
import io.gosight.host.Plugins;
import io.gosight.settings.Settings;
import io.gosight.threads.HubThreads;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.springframework.data.redis.core.StringRedisTemplate;

/** What a stage needs to create its beans. Used by the thread that starts the hub. */
public interface StageContext {
  /** The hub's settings. */
  Settings settings();

  /** What this process does. */
  Roles roles();

  /** How much of the hub is there. */
  Mode mode();

  /** The hub's clock. */
  Clock clock();

  /** Where metrics are registered. */
  MeterRegistry meters();

  /** The context that runs the routes; not started yet. */
  CamelContext camel();

  /** Starts every thread that lives longer than one call. */
  HubThreads threads();

  /** What was found in the plugins folder. */
  Plugins plugins();

  /** This node's name, stable over restarts, unlike that of any other node. */
  String node();

  /** A random secret that is made once and kept in the data folder under that name. */
  String secret(String name);

  /** A folder below the data folder. */
  Path dataFolder(String name);

  /** Where files that can be fetched again are kept. */
  Path cacheFolder();

  /** PostgreSQL; the hub closes it. */
  DataSource postgres();

  /** ClickHouse, to insert; the hub closes it. */
  Client clickHouseWriter();

  /** ClickHouse, to read rows as they are stored, as the user of {@link #clickHouseReader}. */
  Client clickHouseRowReader();

  /** ClickHouse, to query, as a user that can only read if there is one; the hub closes it. */
  DataSource clickHouseReader();

  /** Redis; the hub closes it. */
  StringRedisTemplate redis();

  /** Where stages add their health checks. */
  HealthChecks health();

  /** Where the hub stands between its start and its end. */
  Lifecycle lifecycle();

  /** Asks the engines that run in this process; returns within little more than a second. */
  Supplier<Map<String, EngineReport>> engines();

  /** Whether session replay gives way to events on the disk. */
  DiskPressure diskPressure();

  /** Binds a bean under the name by which routes call it. */
  void bind(String name, Object bean);

  /**
   * A bean that a stage before this one has bound.
   *
   * @throws IllegalStateException if there is none of that type
   */
  <T> T bean(Class<T> type);

  /** Has the hub close a resource when it stops, in reverse order; gives it back. */
  <T extends AutoCloseable> T keep(T resource);
}
