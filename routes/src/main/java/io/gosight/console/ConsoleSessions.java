package io.gosight.console;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/**
 * The logins of the console: at most {@value #MAX_SESSIONS}, each ended after half an hour without
 * use. After {@value #MAX_FAILURES} wrong passwords within a minute every login is refused for the
 * rest of it, so that a password can't be guessed. Safe for use by many threads.
 */
final class ConsoleSessions {
  static final int MAX_FAILURES = 10;
  private static final int MAX_SESSIONS = 100;
  private static final int TOKEN_BYTES = 32;
  private static final Duration IDLE = Duration.ofMinutes(30);
  private static final Duration FAILURE_WINDOW = Duration.ofMinutes(1);

  private final SecureRandom random = new SecureRandom();
  private final Cache<String, String> users;
  private final byte[] user;
  private final byte[] password;
  private final Ticker ticker;
  private long windowStart;
  private int failures;

  /** The result of a login. */
  enum Result {
    OK,
    WRONG,
    TOO_MANY
  }

  ConsoleSessions(String user, String password, Ticker ticker) {
    this.user = user.getBytes(StandardCharsets.UTF_8);
    this.password = password.getBytes(StandardCharsets.UTF_8);
    this.ticker = ticker;
    this.windowStart = ticker.read();
    this.users =
        Caffeine.newBuilder()
            .maximumSize(MAX_SESSIONS)
            .expireAfterAccess(IDLE)
            .ticker(ticker)
            .build();
  }

  /** Checks a login without saying which of the two was wrong, in constant time. */
  synchronized Result check(String name, String secret) {
    if (ticker.read() - windowStart > FAILURE_WINDOW.toNanos()) {
      windowStart = ticker.read();
      failures = 0;
    }
    if (failures >= MAX_FAILURES) {
      return Result.TOO_MANY;
    }
    boolean sameUser = MessageDigest.isEqual(user, name.getBytes(StandardCharsets.UTF_8));
    boolean samePassword = MessageDigest.isEqual(password, secret.getBytes(StandardCharsets.UTF_8));
    if (sameUser && samePassword) {
      return Result.OK;
    }
    failures++;
    return Result.WRONG;
  }

  /** Opens a session and returns its token. */
  String open() {
    byte[] token = new byte[TOKEN_BYTES];
    random.nextBytes(token);
    String text = Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    users.put(text, new String(user, StandardCharsets.UTF_8));
    return text;
  }

  /** The user of a session, and keeps the session alive; empty if there is none. */
  Optional<String> user(String token) {
    return token == null ? Optional.empty() : Optional.ofNullable(users.getIfPresent(token));
  }

  void close(String token) {
    users.invalidate(token);
  }
}
