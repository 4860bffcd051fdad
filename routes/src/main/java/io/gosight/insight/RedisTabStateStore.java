package io.gosight.insight;

import io.gosight.host.detector.SharedWindowId;
import io.gosight.host.detector.StreamId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisStringCommands.SetOption;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.types.Expiration;

/**
 * Keeps open tabs in Redis, by one pipelined round trip for all that changed. While Redis is away
 * it says so once, counts, and asks again only every few seconds. Safe for use by many threads.
 */
public final class RedisTabStateStore implements TabStateStore {
  private static final Logger LOG = LoggerFactory.getLogger(RedisTabStateStore.class);
  private static final Duration SHARED_LIFE = Duration.ofDays(30);
  private static final long REST_MS = 3_000;
  private static final int AT_ONCE = 500;

  private final StringRedisTemplate redis;
  private final String node;
  private final Duration life;
  private final Clock clock;
  private final Counter failures;
  private volatile long awayUntilMs;
  private volatile boolean away;

  /**
   * A store.
   *
   * @param redis the connection
   * @param node this node's name, the same after a restart
   * @param life after how long without anything a tab is forgotten
   * @param clock the hub's clock
   * @param registry counts failures, and says whether Redis is away
   */
  public RedisTabStateStore(
      StringRedisTemplate redis, String node, Duration life, Clock clock, MeterRegistry registry) {
    this.redis = redis;
    this.node = node;
    this.life = life;
    this.clock = clock;
    this.failures = registry.counter("detector_state_failures");
    registry.gauge("detector_state_in_memory_only", this, tabs -> tabs.away ? 1 : 0);
  }

  @Override
  public boolean isReady() {
    return clock.millis() >= awayUntilMs;
  }

  @Override
  public Set<Integer> partitionsOfThisNode(String stage) {
    return this.<Set<Integer>>ask(
            connection -> {
              Set<Integer> partitions = new TreeSet<>();
              for (byte[] member : connection.setCommands().sMembers(TabKeys.node(stage, node))) {
                partitions.add(Integer.valueOf(new String(member, StandardCharsets.UTF_8)));
              }
              return partitions;
            })
        .orElse(Set.of());
  }

  @Override
  public boolean restore(String stage, int partition, BiConsumer<StreamId, byte[]> each) {
    return ask(connection -> {
          List<String> members = new ArrayList<>();
          byte[] open = TabKeys.open(stage, partition);
          for (byte[] member : connection.setCommands().sMembers(open)) {
            members.add(new String(member, StandardCharsets.UTF_8));
          }
          for (int from = 0; from < members.size(); from += AT_ONCE) {
            restore(connection, open, stage, members.subList(from, end(members, from)), each);
          }
          return true;
        })
        .isPresent();
  }

  private static void restore(
      RedisConnection connection,
      byte[] open,
      String stage,
      List<String> members,
      BiConsumer<StreamId, byte[]> each) {
    byte[][] keys =
        members.stream().map(member -> TabKeys.tab(stage, member)).toArray(byte[][]::new);
    List<byte[]> states = connection.stringCommands().mGet(keys);
    List<byte[]> gone = new ArrayList<>();
    for (int i = 0; i < members.size(); i++) {
      if (states.get(i) == null) {
        gone.add(TabKeys.bytes(members.get(i)));
      } else {
        each.accept(TabKeys.id(members.get(i)), states.get(i));
      }
    }
    if (!gone.isEmpty()) {
      connection.setCommands().sRem(open, gone.toArray(byte[][]::new));
    }
  }

  @Override
  public Optional<byte[]> shared(SharedWindowId id) {
    return ask(connection ->
            Optional.ofNullable(connection.stringCommands().get(TabKeys.shared(id))))
        .flatMap(Function.identity());
  }

  @Override
  public boolean save(
      String stage, Map<Integer, PartitionChanges> partitions, Map<SharedWindowId, byte[]> shared) {
    return ask(connection -> {
          connection.openPipeline();
          partitions.forEach((partition, changes) -> save(connection, stage, partition, changes));
          shared.forEach((id, state) -> set(connection, TabKeys.shared(id), state, SHARED_LIFE));
          connection.closePipeline();
          return true;
        })
        .isPresent();
  }

  private void save(
      RedisConnection connection, String stage, int partition, PartitionChanges changes) {
    byte[] open = TabKeys.open(stage, partition);
    byte[] mine = TabKeys.node(stage, node);
    changes.open().forEach((id, state) -> set(connection, TabKeys.tab(stage, id), state, life));
    if (!changes.open().isEmpty()) {
      connection.setCommands().sAdd(open, members(changes.open().keySet()));
    }
    if (!changes.forgotten().isEmpty()) {
      connection.setCommands().sRem(open, members(changes.forgotten()));
      connection
          .keyCommands()
          .del(
              changes.forgotten().stream()
                  .map(id -> TabKeys.tab(stage, id))
                  .toArray(byte[][]::new));
    }
    connection.setCommands().sAdd(mine, TabKeys.bytes(Integer.toString(partition)));
    connection.keyCommands().pExpire(open, life.toMillis());
    connection.keyCommands().pExpire(mine, life.toMillis());
  }

  private static void set(RedisConnection connection, byte[] key, byte[] state, Duration life) {
    connection
        .stringCommands()
        .set(key, state, Expiration.milliseconds(life.toMillis()), SetOption.upsert());
  }

  private static byte[][] members(Set<StreamId> ids) {
    return ids.stream().map(id -> TabKeys.bytes(TabKeys.member(id))).toArray(byte[][]::new);
  }

  private static int end(List<String> members, int from) {
    return Math.min(members.size(), from + AT_ONCE);
  }

  private <T> Optional<T> ask(Function<RedisConnection, T> question) {
    if (!isReady()) {
      return Optional.empty();
    }
    try {
      T answer = redis.execute((RedisConnection connection) -> question.apply(connection), true);
      if (away) {
        away = false;
        LOG.info("Redis is back; what open tabs did is kept there again.");
      }
      return Optional.ofNullable(answer);
    } catch (DataAccessException e) {
      failures.increment();
      awayUntilMs = clock.millis() + REST_MS;
      if (!away) {
        away = true;
        LOG.warn(
            "Redis is away; what open tabs did is kept in memory only: {}",
            e.getMostSpecificCause().toString());
      }
      return Optional.empty();
    }
  }
}
