package io.gosight.api.identity;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.gosight.api.error.ApiErrorCode;
import io.gosight.api.error.ApiException;
import io.gosight.api.request.AuthorizedRequest;
import io.gosight.api.request.JsonBody;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.codec.binary.Base32;

/** Turns two-factor authentication on and off. Safe for use by many threads. */
public final class TotpOperations {
  private final Users users;
  private final Totp totp;
  private final Credentials credentials;
  private final LoginThrottle throttle;
  private final ObjectMapper json;

  TotpOperations(
      Users users, Totp totp, Credentials credentials, LoginThrottle throttle, ObjectMapper json) {
    this.users = users;
    this.totp = totp;
    this.credentials = credentials;
    this.throttle = throttle;
    this.json = json;
  }

  /** A secret for an authenticator app, as text and as the address of a QR code. */
  record Secret(String secret, String uri) {
    /** Omits the secret, so that it never gets into a log. */
    @Override
    public String toString() {
      return "Secret[]";
    }
  }

  /** Codes that each replace the app once. */
  record RecoveryCodes(List<String> recoveryCodes) {
    /** Omits the codes, so that they never get into a log. */
    @Override
    public String toString() {
      return "RecoveryCodes[]";
    }
  }

  /** Makes a secret, which is used once it is confirmed. */
  public Secret start(AuthorizedRequest request) {
    User user = requireOff(request);
    String secret = new Base32().encodeAsString(totp.prepare(user.id())).replace("=", "");
    String account = URLEncoder.encode(user.email(), StandardCharsets.UTF_8);
    return new Secret(
        secret, "otpauth://totp/GoSight:" + account + "?secret=" + secret + "&issuer=GoSight");
  }

  /** Turns it on with the first code of the app. */
  public RecoveryCodes confirm(AuthorizedRequest request) {
    User user = requireOff(request);
    if (user.totpSecret() == null) {
      throw new ApiException(ApiErrorCode.CONFLICT, "There is no secret to confirm.")
          .remedy("Begin with POST /api/v1/auth/totp.");
    }
    LoginThrottle.Attempt attempt =
        throttle.attempt(user.email(), request.client().address(), true);
    if (!totp.accept(user, JsonBody.of(request, json).get("code").textValue())) {
      throw new ApiException(ApiErrorCode.BAD_PARAMETER, "The code is wrong.")
          .of("/code")
          .remedy("Check that the device's clock is right.");
    }
    attempt.succeeded();
    return new RecoveryCodes(totp.enable(user.id()));
  }

  /** Turns it off. */
  public Me disable(AuthorizedRequest request) {
    User user = users.get(request.subject().requireUser().id());
    credentials.confirm(
        user,
        JsonBody.of(request, json).get("password").textValue(),
        "/password",
        request.client());
    totp.disable(user.id());
    return Me.of(users.get(user.id()), users.memberships(user.id()));
  }

  private User requireOff(AuthorizedRequest request) {
    User user = users.get(request.subject().requireUser().id());
    if (user.totpEnabled()) {
      throw new ApiException(ApiErrorCode.CONFLICT, "Two-factor authentication is on already.")
          .remedy("Turn it off first by POST /api/v1/auth/totp/disable.");
    }
    return user;
  }
}
