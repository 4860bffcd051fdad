package io.gosight.api.identity;

import io.gosight.api.error.ApiErrorCode;
import io.gosight.api.error.ApiException;
import io.gosight.api.sql.HubDatabase;
import io.gosight.api.sql.SqlFile;
import io.gosight.api.sql.SqlValues;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Refresh tokens: each works once, and for seconds more until the next is used, and is replaced by
 * the next. The later use of one that was used before ends its session, because either the user or
 * a thief holds a copy (RFC 9700, 4.14.2). Safe for use by many threads.
 */
final class RefreshTokens {
  /**
   * For so long a used token works again: tabs of one browser may send the same cookie at once, and
   * the answer with the next token is lost when its page is left or the network fails.
   */
  private static final Duration GRACE = Duration.ofSeconds(10);

  private static final String ADD = SqlFile.read("identity/add-refresh-token");
  private static final String USE = SqlFile.read("identity/use-refresh-token");
  private static final String FIND = SqlFile.read("identity/find-refresh-token");
  private static final String END = SqlFile.read("identity/end-session");

  private final HubDatabase postgres;
  private final SecureRandom random;
  private final Clock clock;

  /** A session whose token was used, and the next token. */
  record Refreshed(UUID user, UUID session, String nextToken) {}

  private record Known(UUID session, Instant usedAt) {}

  RefreshTokens(HubDatabase postgres, SecureRandom random, Clock clock) {
    this.postgres = postgres;
    this.random = random;
    this.clock = clock;
  }

  /** A new token of the session. */
  String issue(UUID session) {
    String token = RandomText.token(random);
    statement(ADD, token).param("session", session).update();
    return token;
  }

  /**
   * Uses a token; parallel callers get tokens of their own.
   *
   * @throws ApiException with {@code refresh_superseded} if it was used just now and the next one,
   *     too, or {@code unauthorized} if it is unknown, its session has ended, or it is used again
   */
  Refreshed use(String token) {
    Optional<Refreshed> refreshed =
        postgres.inTransaction(
            () ->
                statement(USE, token)
                    .param("grace", SqlValues.parameter(clock.instant().minus(GRACE)))
                    .query(
                        (row, number) ->
                            new Refreshed(
                                row.getObject("user_id", UUID.class),
                                row.getObject("session_id", UUID.class),
                                ""))
                    .optional()
                    .map(
                        used -> new Refreshed(used.user(), used.session(), issue(used.session()))));
    return refreshed.orElseThrow(() -> refusal(token));
  }

  /** Ends the session of a token; false if there is none. */
  Optional<UUID> end(String token) {
    return statement(END, token).query(UUID.class).optional();
  }

  private ApiException refusal(String token) {
    Instant now = clock.instant();
    Optional<Known> known =
        postgres
            .client()
            .sql(FIND)
            .param("hash", RandomText.hash(token))
            .query(
                (row, number) ->
                    new Known(
                        row.getObject("session_id", UUID.class), SqlValues.instant(row, "used_at")))
            .optional()
            .filter(found -> found.usedAt() != null);
    if (known.isPresent() && now.isBefore(known.get().usedAt().plus(GRACE))) {
      return new ApiException(
              ApiErrorCode.REFRESH_SUPERSEDED, "This token and its next one were used just now.")
          .remedy("Repeat the request; the browser has the new cookie.");
    }
    if (known.isPresent()) {
      end(token);
    }
    return new ApiException(
            ApiErrorCode.UNAUTHORIZED, "There is no session, or it has ended; sign in again.")
        .header("Set-Cookie", RefreshCookie.DELETED);
  }

  private StatementSpec statement(String sql, String token) {
    return postgres
        .client()
        .sql(sql)
        .param("hash", RandomText.hash(token))
        .param("now", SqlValues.parameter(clock.instant()));
  }
}
