package io.gosight.api.identity;

import io.gosight.api.request.RequestClient;
import io.gosight.api.request.RequestClients;

/** The cookie with the refresh token: for the operations on sessions only, and not for scripts. */
final class RefreshCookie {
  private static final String ATTRIBUTES = "; Path=/api/v1/auth; HttpOnly; SameSite=Strict";

  /** The header that deletes it. */
  static final String DELETED = RequestClients.REFRESH_COOKIE + "=; Max-Age=0" + ATTRIBUTES;

  private RefreshCookie() {}

  /** The header that sets it. */
  static String of(String token, RequestClient client) {
    return RequestClients.REFRESH_COOKIE
        + "="
        + token
        + "; Max-Age="
        + UserSessions.LIFE.toSeconds()
        + ATTRIBUTES
        + (client.encrypted() ? "; Secure" : "");
  }
}
