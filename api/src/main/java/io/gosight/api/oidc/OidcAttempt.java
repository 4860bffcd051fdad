package io.gosight.api.oidc;

import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One attempt of one browser to sign in. State, nonce and PKCE verifier are derived from a secret
 * that only the browser's cookie holds, so that the hub keeps nothing, and an attempt can't be
 * finished in another browser than it was started in. Immutable.
 */
public final class OidcAttempt {
  private static final String ALGORITHM = "HmacSHA256";

  private final byte[] secret;

  /**
   * The attempt of a browser.
   *
   * @param secret the value of its cookie; at least 256 random bits where the hub has made it
   */
  public OidcAttempt(String secret) {
    if (secret.isEmpty()) {
      throw new IllegalArgumentException("An attempt has a secret.");
    }
    this.secret = secret.getBytes(StandardCharsets.UTF_8);
  }

  /** Whether a state that came back is this attempt's; takes the same time for each wrong one. */
  public boolean isOf(String state) {
    return MessageDigest.isEqual(
        derived("state").getBytes(StandardCharsets.UTF_8), state.getBytes(StandardCharsets.UTF_8));
  }

  State state() {
    return new State(derived("state"));
  }

  Nonce nonce() {
    return new Nonce(derived("nonce"));
  }

  CodeVerifier verifier() {
    return new CodeVerifier(derived("verifier"));
  }

  /** 43 characters of base64url. */
  private String derived(String purpose) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      byte[] bytes = mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java runtime has HMAC-SHA-256.", e);
    }
  }
}
