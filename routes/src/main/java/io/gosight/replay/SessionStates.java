package io.gosight.replay;

import com.clickhouse.client.api.Client;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.gosight.storage.ClickHouseQuery;
import io.gosight.storage.StorageUnavailableException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * On which day sessions began, so that a session over midnight expires as a whole, and which
 * recordings were deleted. Known for a minute, then looked up again. Safe for use by many threads.
 */
final class SessionStates {
  private static final long MAX_SESSIONS = 100_000;
  private static final Duration FRESH = Duration.ofMinutes(1);

  private final Client client;
  private final ClickHouseQuery query = ClickHouseQuery.of("replay/session-states");
  private final Cache<SessionKey, State> known =
      Caffeine.newBuilder().maximumSize(MAX_SESSIONS).expireAfterWrite(FRESH).build();

  /**
   * What is known of a session.
   *
   * @param day the day on which it began, in UTC
   * @param deleted whether its recording was deleted
   */
  record State(LocalDate day, boolean deleted) {}

  SessionStates(Client client) {
    this.client = client;
  }

  /**
   * The states of sessions; those without a row begin on the day that {@code today} says.
   *
   * @throws StorageUnavailableException if ClickHouse does not answer
   */
  Map<SessionKey, State> of(
      Collection<SessionKey> sessions, Function<SessionKey, LocalDate> today) {
    Map<SessionKey, State> states = new HashMap<>(known.getAllPresent(sessions));
    List<SessionKey> unknown =
        sessions.stream().distinct().filter(key -> !states.containsKey(key)).toList();
    if (!unknown.isEmpty()) {
      lookUp(unknown, states);
      for (SessionKey key : unknown) {
        State state = states.computeIfAbsent(key, k -> new State(today.apply(k), false));
        known.put(key, state);
      }
    }
    return states;
  }

  private void lookUp(List<SessionKey> sessions, Map<SessionKey, State> into) {
    query.read(
        client,
        Map.of(
            "projects", array(sessions, SessionKey::project),
            "sessions", array(sessions, SessionKey::session)),
        row ->
            into.put(
                new SessionKey(row.string(), row.string()),
                new State(LocalDate.ofEpochDay(row.int64()), row.int64() == 1)));
  }

  private static String array(List<SessionKey> sessions, Function<SessionKey, String> of) {
    return sessions.stream()
        .map(key -> "'" + of.apply(key) + "'")
        .collect(Collectors.joining(",", "[", "]"));
  }
}
