package io.gosight.presence;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * The names of what is kept in Redis. A HyperLogLog forgets nothing, so there is one a minute; a
 * session's id is unique only in its project.
 */
final class PresenceKeys {
  /** How long a minute's HyperLogLogs are kept. */
  static final Duration MINUTE_LIFE = Duration.ofHours(1);

  /** How long the state of a session without events is kept. */
  static final Duration SESSION_LIFE = Duration.ofMinutes(30);

  /** How many minutes are now, the present one among them. */
  static final int MINUTES_OF_NOW = 5;

  private static final long MINUTE_MS = 60_000;

  private PresenceKeys() {}

  static long minute(long timeMs) {
    return timeMs / MINUTE_MS;
  }

  static byte[] sessions(String projectId, long minute) {
    return bytes("realtime:" + projectId + ":sessions:" + minute);
  }

  static byte[] visitors(String projectId, long minute) {
    return bytes("realtime:" + projectId + ":visitors:" + minute);
  }

  /** The sessions that go on, by the time of their latest event. */
  static byte[] active(String projectId) {
    return bytes("realtime:" + projectId + ":active");
  }

  static byte[] state(String projectId, String sessionId) {
    return bytes("session:" + projectId + ":" + sessionId + ":state");
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
