package io.gosight.api.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.gosight.api.error.ApiErrorCode;
import io.gosight.api.error.ApiException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which ID tokens prove an identity. */
class OidcProviderTest {
  private static final String CLIENT = "gosight";
  private static final String SECRET = "a client secret that is long enough for HS256";

  private final OidcAttempt attempt = new OidcAttempt("secret of the browser");
  private final RSAKey rsa;
  private final ECKey ec;
  private FakeProvider web;
  private OidcProvider provider;

  OidcProviderTest() throws Exception {
    rsa = new RSAKeyGenerator(2048).keyID("rsa").generate();
    ec = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
  }

  @BeforeEach
  void start() throws Exception {
    web = new FakeProvider(new JWKSet(List.of(rsa, ec)));
    provider = new OidcProvider(configuration(web.address()), Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    web.close();
  }

  private static OidcConfiguration configuration(URI issuer) {
    return new OidcConfiguration(
        issuer, CLIENT, SECRET, "Fake", Set.of(), URI.create("https://hub.example/login"));
  }

  private JWTClaimsSet.Builder claims() {
    Instant now = Instant.now();
    return new JWTClaimsSet.Builder()
        .issuer(web.address().toString())
        .audience(CLIENT)
        .subject("ana-1")
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(60)))
        .claim("nonce", attempt.nonce().getValue())
        .claim("email", "ana@shop.example")
        .claim("email_verified", true);
  }

  private static String signed(
      JWSAlgorithm algorithm, String key, JWSSigner by, JWTClaimsSet claims) throws Exception {
    SignedJWT token = new SignedJWT(new JWSHeader.Builder(algorithm).keyID(key).build(), claims);
    token.sign(by);
    return token.serialize();
  }

  private String rsa(JWTClaimsSet claims) throws Exception {
    return signed(JWSAlgorithm.RS256, "rsa", new RSASSASigner(rsa), claims);
  }

  private void isRefused(String token) {
    web.give(token);
    assertThatThrownBy(() -> provider.identity(attempt, "code"))
        .isInstanceOfSatisfying(
            ApiException.class,
            e -> assertThat(e.code()).isEqualTo(ApiErrorCode.INVALID_CREDENTIALS));
  }

  @Test
  void aTokenOfTheProvidersKeysProvesAnIdentity() throws Exception {
    web.give(rsa(claims().build()));
    assertThat(provider.identity(attempt, "code"))
        .isEqualTo(
            new OidcIdentity(web.address().toString(), "ana-1", "ana@shop.example", true, ""));
    web.give(
        signed(
            JWSAlgorithm.ES256,
            "ec",
            new ECDSASigner(ec),
            claims().claim("email_verified", "false").claim("name", "Ana").build()));
    assertThat(provider.identity(attempt, "code").emailVerified()).isFalse();
  }

  @Test
  void aTokenForAnotherOccasionIsRefused() throws Exception {
    Instant longAgo = Instant.now().minus(Duration.ofHours(1));
    isRefused(rsa(claims().issuer("https://evil.example").build()));
    isRefused(rsa(claims().audience("another-client").build()));
    isRefused(rsa(claims().expirationTime(Date.from(longAgo)).build()));
    isRefused(rsa(claims().expirationTime(null).build()));
    isRefused(rsa(claims().subject(null).build()));
    isRefused(rsa(claims().claim("nonce", "another").build()));
    isRefused(rsa(claims().claim("nonce", null).build()));
  }

  @Test
  void aForgedTokenIsRefused() throws Exception {
    RSAKey other = new RSAKeyGenerator(2048).keyID("rsa").generate();
    isRefused(signed(JWSAlgorithm.RS256, "rsa", new RSASSASigner(other), claims().build()));
    isRefused(new PlainJWT(claims().build()).serialize());
    isRefused(signed(JWSAlgorithm.HS256, "rsa", new MACSigner(SECRET), claims().build()));
    isRefused(
        signed(
            JWSAlgorithm.HS256,
            "rsa",
            new MACSigner(rsa.toPublicJWK().toString()),
            claims().build()));
    isRefused(signed(JWSAlgorithm.RS512, "rsa", new RSASSASigner(rsa), claims().build()));
    isRefused(rsa(claims().build()).replaceFirst("[.][^.]*$", "."));
    isRefused("no token");
  }

  @Test
  void theProviderIsAskedOnceAnHourAndBelievedOnlyAsItself() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertThat(provider.authorization(attempt).toString())
          .startsWith(web.address() + "/authorize?")
          .contains("code_challenge_method=S256", "state=", "nonce=", "client_id=gosight")
          .doesNotContain(attempt.verifier().getValue());
    }
    assertThat(web.discoveries()).isEqualTo(1);

    web.pretend("https://evil.example");
    OidcProvider fooled = new OidcProvider(configuration(web.address()), Clock.systemUTC());
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> fooled.authorization(attempt))
          .isInstanceOfSatisfying(
              ApiException.class,
              e -> assertThat(e.code()).isEqualTo(ApiErrorCode.PROVIDER_UNAVAILABLE));
    }
    assertThat(web.discoveries()).isEqualTo(2);
  }

  @Test
  void addressesAreEncryptedUnlessTheyAreLocal() {
    assertThatThrownBy(() -> configuration(URI.create("http://id.example")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("https");
    assertThatThrownBy(() -> configuration(URI.create("http://127.0.0.1.evil.example")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(configuration(URI.create("https://id.example")).toString()).doesNotContain(SECRET);
  }
}
