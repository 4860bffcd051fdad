package io.gosight.api.request;

import java.util.Optional;

/**
 * Who sent a request, and how.
 *
 * @param address the client's IP address, behind trusted proxies
 * @param userAgent the header of that name, at most 300 characters
 * @param contentType the header Content-Type; empty if there is none
 * @param accept the header Accept; empty if there is none
 * @param sameSite whether the request does not come from a page of another site
 * @param encrypted whether the client uses https
 * @param refreshToken the value of the cookie with the refresh token
 * @param oidcSecret the value of the cookie of an attempt to sign in by an identity provider
 */
public record RequestClient(
    String address,
    String userAgent,
    String contentType,
    String accept,
    boolean sameSite,
    boolean encrypted,
    Optional<String> refreshToken,
    Optional<String> oidcSecret) {
  /** A client about which nothing is known. */
  public static final RequestClient UNKNOWN =
      new RequestClient("", "", "", "", true, false, Optional.empty(), Optional.empty());

  /** Omits the secrets, so that they never get into a log. */
  @Override
  public String toString() {
    return "RequestClient[" + address + "]";
  }
}
