package io.gosight.api;

import io.gosight.api.auth.Role;
import io.gosight.api.identity.Passwords;
import io.gosight.api.sql.HubDatabase;
import io.gosight.api.sql.SqlValues;
import io.gosight.api.token.AccessTokens;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;

/** Makes signed-in users without the cost of a password. */
final class People {
  static final String PASSWORD = "purple walrus kites seven";

  private static final String HASH = new Passwords().hash(PASSWORD);

  private final HubDatabase postgres;
  private final AccessTokens tokens;
  private final Clock clock;

  People(Stores stores, Clock clock) {
    this.postgres = new HubDatabase(stores.postgres());
    this.tokens = new AccessTokens(postgres, new SecureRandom(), clock);
    this.clock = clock;
  }

  /** A user with a session. */
  record Person(UUID id, UUID session, String email, String token) {
    String bearer() {
      return "Bearer " + token;
    }
  }

  Person user(String name) {
    return user(name, false, false);
  }

  Person administrator(String name) {
    return user(name, true, false);
  }

  Person withOneTimePassword(String name) {
    return user(name, true, true);
  }

  Person member(String name, String project, Role role, boolean replay) {
    Person person = user(name);
    postgres
        .client()
        .sql("INSERT INTO project_members VALUES (:project, :user, :role, :replay, now())")
        .param("project", project)
        .param("user", person.id())
        .param("role", role.text())
        .param("replay", replay)
        .update();
    return person;
  }

  private Person user(String name, boolean administrator, boolean mustChange) {
    String email =
        name.toLowerCase(Locale.ROOT).replace(' ', '-') + "-" + UUID.randomUUID() + "@shop.example";
    UUID id =
        postgres
            .client()
            .sql(
                "INSERT INTO users (email, name, password_hash, administrator,"
                    + " must_change_password) VALUES (:email, :name, :hash, :administrator,"
                    + " :must_change) RETURNING id")
            .param("email", email)
            .param("name", name)
            .param("hash", HASH)
            .param("administrator", administrator)
            .param("must_change", mustChange)
            .query(UUID.class)
            .single();
    UUID session = session(id);
    return new Person(id, session, email, tokens.issue(id, session));
  }

  /** Another session of a user. */
  UUID session(UUID user) {
    return postgres
        .client()
        .sql(
            "INSERT INTO user_sessions (user_id, created_at, last_used_at, expires_at, address,"
                + " user_agent) VALUES (:user, :now, :now, :until, '192.0.2.9', 'test')"
                + " RETURNING id")
        .param("user", user)
        .param("now", SqlValues.parameter(clock.instant()))
        .param("until", SqlValues.parameter(clock.instant().plus(Duration.ofDays(30))))
        .query(UUID.class)
        .single();
  }

  void endSession(Person person) {
    postgres
        .client()
        .sql("UPDATE user_sessions SET revoked_at = now() WHERE id = :id")
        .param("id", person.session())
        .update();
  }
}
