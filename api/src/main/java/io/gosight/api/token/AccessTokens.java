package io.gosight.api.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.gosight.api.sql.HubDatabase;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Issues and verifies access tokens: JWTs with HS256, valid for 15 minutes. A token names a user
 * and a session; what the user may do is looked up with each request. Safe for use by many threads.
 */
public final class AccessTokens {
  /** How long a token is valid. */
  public static final Duration LIFE = Duration.ofMinutes(15);

  static final String ISSUER = "gosight";
  static final String AUDIENCE = "gosight-api";
  static final String SESSION = "sid";

  private final SigningKeys keys;
  private final Clock clock;

  /** What a valid token names. */
  public record Claims(UUID user, UUID session) {}

  /** Tokens whose keys are kept in this database. */
  public AccessTokens(HubDatabase postgres, SecureRandom random, Clock clock) {
    this.keys = new SigningKeys(postgres, random, clock);
    this.clock = clock;
  }

  /**
   * Issues a token.
   *
   * @throws org.springframework.dao.DataAccessException if a key is needed and the store is
   *     unavailable
   */
  public String issue(UUID user, UUID session) {
    Instant now = clock.instant();
    SigningKey key = keys.current();
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.id().toString()).build(),
            new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(user.toString())
                .claim(SESSION, session.toString())
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)))
                .build());
    try {
      token.sign(new MACSigner(key.secret()));
    } catch (JOSEException e) {
      throw new IllegalStateException("A 256 bit secret signs with HS256.", e);
    }
    return token.serialize();
  }

  /**
   * What the token names; empty if it is forged, expired or not for this API.
   *
   * @throws org.springframework.dao.DataAccessException if no key is known and the store is
   *     unavailable
   */
  public Optional<Claims> verify(String text) {
    try {
      SignedJWT token = SignedJWT.parse(text);
      JWSHeader header = token.getHeader();
      // The algorithm is ours, never the token's choice.
      if (!JWSAlgorithm.HS256.equals(header.getAlgorithm()) || header.getKeyID() == null) {
        return Optional.empty();
      }
      Optional<SigningKey> key = keys.find(UUID.fromString(header.getKeyID()));
      if (key.isEmpty() || !token.verify(new MACVerifier(key.get().secret()))) {
        return Optional.empty();
      }
      JWTClaimsSet claims = token.getJWTClaimsSet();
      if (!isCurrent(claims)) {
        return Optional.empty();
      }
      return Optional.of(
          new Claims(
              UUID.fromString(claims.getSubject()),
              UUID.fromString(claims.getStringClaim(SESSION))));
    } catch (ParseException | JOSEException | IllegalArgumentException | NullPointerException e) {
      return Optional.empty();
    }
  }

  private boolean isCurrent(JWTClaimsSet claims) {
    Instant now = clock.instant();
    return ISSUER.equals(claims.getIssuer())
        && List.of(AUDIENCE).equals(claims.getAudience())
        && claims.getExpirationTime() != null
        && now.isBefore(claims.getExpirationTime().toInstant())
        && claims.getNotBeforeTime() != null
        && !now.isBefore(claims.getNotBeforeTime().toInstant());
  }
}
