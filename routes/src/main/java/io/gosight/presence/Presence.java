package io.gosight.presence;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Reads from Redis who is there now. Safe for use by many threads. */
public final class Presence {
  private static final int MOST_SHOWN = 100;

  private final StringRedisTemplate redis;
  private final Clock clock;

  /** What is kept there. */
  public Presence(StringRedisTemplate redis, Clock clock) {
    this.redis = redis;
    this.clock = clock;
  }

  /**
   * Who is there.
   *
   * @param visitors how many visitors, about
   * @param sessions how many visits, about
   * @param active the latest visits, the latest first
   */
  public record Present(long visitors, long sessions, List<Session> active) {}

  /**
   * A visit that goes on.
   *
   * @param country empty if unknown
   * @param page the address of its page; empty if unknown
   * @param timeMs when its latest event arrived, in ms since 1970
   */
  public record Session(String id, String country, String page, long timeMs) {}

  /** Who is there in a project; empty while Redis is unavailable. */
  public Optional<Present> of(String projectId) {
    try {
      return Optional.ofNullable(
          redis.execute((RedisConnection connection) -> read(connection, projectId), true));
    } catch (DataAccessException e) {
      return Optional.empty();
    }
  }

  private Present read(RedisConnection redis, String projectId) {
    long now = clock.millis();
    long minute = PresenceKeys.minute(now);
    long first = minute - PresenceKeys.MINUTES_OF_NOW + 1;
    byte[][] visitors =
        LongStream.rangeClosed(first, minute)
            .mapToObj(m -> PresenceKeys.visitors(projectId, m))
            .toArray(byte[][]::new);
    byte[][] sessions =
        LongStream.rangeClosed(first, minute)
            .mapToObj(m -> PresenceKeys.sessions(projectId, m))
            .toArray(byte[][]::new);
    return new Present(
        redis.hyperLogLogCommands().pfCount(visitors),
        redis.hyperLogLogCommands().pfCount(sessions),
        active(redis, projectId, first));
  }

  private static List<Session> active(RedisConnection redis, String projectId, long firstMinute) {
    List<String> ids =
        redis.zSetCommands().zRevRange(PresenceKeys.active(projectId), 0, MOST_SHOWN - 1L).stream()
            .map(PresenceKeys::text)
            .toList();
    if (ids.isEmpty()) {
      return List.of();
    }
    List<byte[]> states =
        redis
            .stringCommands()
            .mGet(ids.stream().map(id -> PresenceKeys.state(projectId, id)).toArray(byte[][]::new));
    List<Session> active = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      if (states.get(i) != null) {
        SessionState state = SessionState.parse(PresenceKeys.text(states.get(i)));
        if (PresenceKeys.minute(state.timeMs()) >= firstMinute) {
          active.add(new Session(ids.get(i), state.country(), state.page(), state.timeMs()));
        }
      }
    }
    return active;
  }
}
