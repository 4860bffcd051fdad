package io.gosight.presence;

import io.gosight.presence.ActiveSessions.SessionId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisStringCommands.SetOption;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.types.Expiration;

/**
 * Writes collected sessions to Redis, all in one pipeline. While Redis is away they are lost, and
 * who stays is there again with the next event. {@link #write} is called by one thread at a time.
 */
public final class PresenceWriter {
  private static final int MOST_ACTIVE = 1_000;

  private final ActiveSessions sessions;
  private final StringRedisTemplate redis;

  /** Writes these sessions there. */
  public PresenceWriter(ActiveSessions sessions, StringRedisTemplate redis) {
    this.sessions = sessions;
    this.redis = redis;
  }

  private record Minute(String projectId, long minute) {}

  /**
   * Writes what was collected since the last time.
   *
   * @throws org.springframework.dao.DataAccessException if Redis is unavailable
   */
  public void write() {
    Map<SessionId, Activity> active = sessions.take();
    if (active.isEmpty()) {
      return;
    }
    redis.execute(
        (RedisConnection connection) -> {
          connection.openPipeline();
          write(connection, active);
          connection.closePipeline();
          return null;
        },
        true);
  }

  private static void write(RedisConnection redis, Map<SessionId, Activity> active) {
    Map<Minute, Set<String>> visits = new HashMap<>();
    Map<Minute, Set<String>> visitors = new HashMap<>();
    Set<String> projects = new HashSet<>();
    active.forEach(
        (id, activity) -> {
          Minute minute = new Minute(id.projectId(), PresenceKeys.minute(activity.timeMs()));
          visits.computeIfAbsent(minute, key -> new HashSet<>()).add(id.sessionId());
          // A visit without a visitor is one of its own.
          String visitor =
              activity.visitorId().isEmpty() ? "s:" + id.sessionId() : activity.visitorId();
          visitors.computeIfAbsent(minute, key -> new HashSet<>()).add(visitor);
          projects.add(id.projectId());
          writeState(redis, id, activity);
        });
    visits.forEach(
        (minute, ids) ->
            add(redis, PresenceKeys.sessions(minute.projectId(), minute.minute()), ids));
    visitors.forEach(
        (minute, ids) ->
            add(redis, PresenceKeys.visitors(minute.projectId(), minute.minute()), ids));
    for (String project : projects) {
      byte[] key = PresenceKeys.active(project);
      redis.zSetCommands().zRemRange(key, 0, -MOST_ACTIVE - 1L);
      redis.keyCommands().expire(key, PresenceKeys.SESSION_LIFE.toSeconds());
    }
  }

  private static void writeState(RedisConnection redis, SessionId id, Activity activity) {
    redis
        .stringCommands()
        .set(
            PresenceKeys.state(id.projectId(), id.sessionId()),
            PresenceKeys.bytes(SessionState.of(activity).text()),
            Expiration.seconds(PresenceKeys.SESSION_LIFE.toSeconds()),
            SetOption.upsert());
    redis
        .zSetCommands()
        .zAdd(
            PresenceKeys.active(id.projectId()),
            (double) activity.timeMs(),
            PresenceKeys.bytes(id.sessionId()));
  }

  private static void add(RedisConnection redis, byte[] key, Collection<String> members) {
    List<byte[]> values = members.stream().map(PresenceKeys::bytes).toList();
    redis.hyperLogLogCommands().pfAdd(key, values.toArray(byte[][]::new));
    redis.keyCommands().expire(key, PresenceKeys.MINUTE_LIFE.toSeconds());
  }
}
