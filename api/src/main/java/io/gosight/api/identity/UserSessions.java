package io.gosight.api.identity;

import io.gosight.api.request.RequestClient;
import io.gosight.api.sql.HubDatabase;
import io.gosight.api.sql.SqlFile;
import io.gosight.api.sql.SqlValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** The sessions of users in PostgreSQL. Safe for use by many threads. */
final class UserSessions {
  /** How long a session lasts at most. */
  static final Duration LIFE = Duration.ofDays(30);

  private static final String START = SqlFile.read("identity/start-session");
  private static final String PURGE = SqlFile.read("identity/purge-sessions");
  private static final String KNOWS = SqlFile.read("identity/knows-address");
  private static final String LIST = SqlFile.read("identity/list-sessions");
  private static final String REVOKE = SqlFile.read("identity/revoke-session");
  private static final String REVOKE_OTHERS = SqlFile.read("identity/revoke-other-sessions");

  private final HubDatabase postgres;
  private final Clock clock;

  UserSessions(HubDatabase postgres, Clock clock) {
    this.postgres = postgres;
    this.clock = clock;
  }

  /** Starts a session, and deletes those that ended long ago or are beyond the 50 latest. */
  UUID start(UUID user, RequestClient client) {
    statement(PURGE).param("user", user).update();
    return statement(START)
        .param("user", user)
        .param("until", SqlValues.parameter(clock.instant().plus(LIFE)))
        .param("address", client.address())
        .param("user_agent", client.userAgent().replace("\0", ""))
        .query(UUID.class)
        .single();
  }

  /** Whether the user has signed in from that address before. */
  boolean knows(UUID user, String address) {
    return postgres
        .client()
        .sql(KNOWS)
        .param("user", user)
        .param("address", address)
        .query(Boolean.class)
        .single();
  }

  List<UserSession> list(UUID user, UUID current) {
    return statement(LIST).param("user", user).query((row, number) -> read(row, current)).list();
  }

  /** Ends a session of the user; empty if there is none. */
  Optional<UserSession> revoke(UUID user, UUID session, UUID current) {
    return statement(REVOKE)
        .param("user", user)
        .param("session", session)
        .query((row, number) -> read(row, current))
        .optional();
  }

  void revokeOthers(UUID user, UUID current) {
    statement(REVOKE_OTHERS).param("user", user).param("session", current).update();
  }

  private StatementSpec statement(String sql) {
    return postgres.client().sql(sql).param("now", SqlValues.parameter(clock.instant()));
  }

  private static UserSession read(ResultSet row, UUID current) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    return new UserSession(
        id,
        SqlValues.instant(row, "created_at"),
        SqlValues.instant(row, "last_used_at"),
        SqlValues.instant(row, "expires_at"),
        row.getString("address"),
        row.getString("user_agent"),
        id.equals(current));
  }
}
