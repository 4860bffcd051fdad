package io.gosight.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.gosight.api.People.Person;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threeten.extra.MutableClock;

/** The second factor: an authenticator app, or a recovery code. */
@ExtendWith(Stores.Lent.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoFactorIT {
  private final MutableClock clock =
      MutableClock.of(Instant.parse("2026-03-10T12:00:00Z"), ZoneOffset.UTC);
  private ApiServer server;
  private People people;
  private Browser browser;

  @BeforeAll
  void serve(Stores stores) throws Exception {
    people = new People(stores, clock);
    server = new ApiServer(stores.postgres(), stores.reader(), clock);
  }

  @BeforeEach
  void start() {
    browser = new Browser(server);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private String code(String secret) throws Exception {
    TimeBasedOneTimePasswordGenerator app = new TimeBasedOneTimePasswordGenerator();
    return app.generateOneTimePasswordString(
        new SecretKeySpec(new Base32().decode(secret), app.getAlgorithm()), clock.instant());
  }

  private static String body(String code) {
    return "{\"code\":\"" + code + "\"}";
  }

  private static String login(Person person, String code) {
    return "{\"email\":\""
        + person.email()
        + "\",\"password\":\""
        + People.PASSWORD
        + "\",\"code\":\""
        + code
        + "\"}";
  }

  private String rejected(String code) {
    return code.equals("000000") ? "000001" : "000000";
  }

  @Test
  void signingInNeedsACodeOnceItIsConfirmed() throws Exception {
    Person ana = people.user("Ana");
    browser.post("totp/confirm", ana.token(), body("123456"), 409);
    JsonNode started = browser.post("totp", ana.token(), "", 200);
    String secret = started.get("secret").asText();
    assertThat(started.get("uri").asText()).startsWith("otpauth://totp/GoSight:ana-");
    browser.post("totp/confirm", ana.token(), body(rejected(code(secret))), 400);
    browser.post("login", Browser.login(ana.email(), People.PASSWORD), 200);

    JsonNode recovery = browser.post("totp/confirm", ana.token(), body(code(secret)), 200);

    assertThat(recovery.get("recovery_codes")).hasSize(10);
    browser.post("totp", ana.token(), "", 409);
    JsonNode missing = browser.post("login", Browser.login(ana.email(), People.PASSWORD), 401);
    assertThat(missing.get("code").asText()).isEqualTo("totp_required");
    clock.add(Duration.ofSeconds(30));
    String code = code(secret);
    assertThat(browser.post("login", login(ana, rejected(code)), 401).get("code").asText())
        .isEqualTo("totp_invalid");
    browser.post("login", login(ana, code), 200);
    browser.post("login", login(ana, code), 401);
    String spare = recovery.get("recovery_codes").get(3).asText();
    browser.post("login", login(ana, spare), 200);
    browser.post("login", login(ana, spare), 401);

    browser.post("totp/disable", ana.token(), "{\"password\":\"wrong\"}", 400);
    browser.post("totp/disable", ana.token(), "{\"password\":\"" + People.PASSWORD + "\"}", 200);
    browser.post("login", Browser.login(ana.email(), People.PASSWORD), 200);
  }
}
