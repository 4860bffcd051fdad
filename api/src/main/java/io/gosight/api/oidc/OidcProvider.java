package io.gosight.api.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.ClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.UserInfo;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import io.gosight.api.error.ApiErrorCode;
import io.gosight.api.error.ApiException;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Speaks with the provider: the authorization code flow with PKCE. Safe for use by many threads.
 */
public final class OidcProvider {
  private static final Logger LOG = LoggerFactory.getLogger(OidcProvider.class);
  private static final Scope SCOPE = new Scope("openid", "email", "profile");
  private static final String EMAIL_VERIFIED = "email_verified";

  private final OidcConfiguration configuration;
  private final OidcDiscovery discovery;
  private final ClientID client;

  /** The provider of this configuration; it is asked at the first sign-in. */
  public OidcProvider(OidcConfiguration configuration, Clock clock) {
    this.configuration = configuration;
    this.discovery = new OidcDiscovery(configuration, clock);
    this.client = new ClientID(configuration.clientId());
  }

  /**
   * Where the browser goes to sign in.
   *
   * @throws ApiException with {@code provider_unavailable}
   */
  public URI authorization(OidcAttempt attempt) {
    return new AuthenticationRequest.Builder(
            ResponseType.CODE, SCOPE, client, configuration.redirect())
        .endpointURI(discovery.provider().metadata().getAuthorizationEndpointURI())
        .state(attempt.state())
        .nonce(attempt.nonce())
        .codeChallenge(attempt.verifier(), CodeChallengeMethod.S256)
        .build()
        .toURI();
  }

  /**
   * Whom the provider has signed in.
   *
   * @param code what the browser brought back; works once
   * @throws ApiException with {@code invalid_credentials} if the provider refuses the code or its
   *     ID token is not what it must be, with {@code provider_unavailable} if it can't be asked
   */
  public OidcIdentity identity(OidcAttempt attempt, String code) {
    OidcDiscovery.Provider provider = discovery.provider();
    try {
      OIDCTokenResponse tokens = tokens(provider.metadata(), attempt, code);
      IDTokenClaimsSet claims =
          provider.validator().validate(tokens.getOIDCTokens().getIDToken(), attempt.nonce());
      String subject = claims.getSubject().getValue();
      ClaimsSet person =
          claims.getStringClaim("email") == null
              ? userInfo(provider.metadata(), tokens, subject)
              : claims;
      return new OidcIdentity(
          claims.getIssuer().getValue(),
          subject,
          text(person, "email"),
          // Some providers write it as a text.
          "true".equals(String.valueOf(person.getClaim(EMAIL_VERIFIED))),
          text(person, "name"));
    } catch (ParseException | BadJOSEException e) {
      throw refused(e);
    } catch (JOSEException | IOException e) {
      LOG.warn("The provider {} can't be asked. {}", configuration.issuer(), e.toString());
      throw OidcDiscovery.unavailable(e);
    }
  }

  private OIDCTokenResponse tokens(OIDCProviderMetadata metadata, OidcAttempt attempt, String code)
      throws IOException, ParseException {
    AuthorizationCodeGrant grant =
        new AuthorizationCodeGrant(
            new AuthorizationCode(code), configuration.redirect(), attempt.verifier());
    HTTPResponse response = send(request(metadata, grant).toHTTPRequest());
    TokenResponse parsed = OIDCTokenResponseParser.parse(response);
    if (!parsed.indicatesSuccess()) {
      throw new ParseException(String.valueOf(parsed.toErrorResponse().getErrorObject().getCode()));
    }
    return (OIDCTokenResponse) parsed.toSuccessResponse();
  }

  private TokenRequest request(OIDCProviderMetadata metadata, AuthorizationCodeGrant grant) {
    URI endpoint = metadata.getTokenEndpointURI();
    if (configuration.clientSecret().isEmpty()) {
      return new TokenRequest.Builder(endpoint, client, grant).build();
    }
    Secret secret = new Secret(configuration.clientSecret());
    List<ClientAuthenticationMethod> methods = metadata.getTokenEndpointAuthMethods();
    boolean inBody =
        methods != null
            && methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST)
            && !methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
    return new TokenRequest.Builder(
            endpoint,
            inBody ? new ClientSecretPost(client, secret) : new ClientSecretBasic(client, secret),
            grant)
        .build();
  }

  private UserInfo userInfo(OIDCProviderMetadata metadata, OIDCTokenResponse tokens, String subject)
      throws IOException, ParseException {
    if (metadata.getUserInfoEndpointURI() == null) {
      throw new ParseException("Neither the ID token nor an endpoint tells the e-mail address.");
    }
    UserInfoResponse response =
        UserInfoResponse.parse(
            send(
                new UserInfoRequest(
                        metadata.getUserInfoEndpointURI(),
                        tokens.getOIDCTokens().getBearerAccessToken())
                    .toHTTPRequest()));
    UserInfo info = response.indicatesSuccess() ? response.toSuccessResponse().getUserInfo() : null;
    if (info == null || !subject.equals(info.getSubject().getValue())) {
      throw new ParseException("The endpoint for users' data returned nothing about this user.");
    }
    return info;
  }

  private static HTTPResponse send(HTTPRequest request) throws IOException {
    request.setConnectTimeout(OidcDiscovery.TIMEOUT_MS);
    request.setReadTimeout(OidcDiscovery.TIMEOUT_MS);
    request.setFollowRedirects(false);
    return request.send();
  }

  private static String text(ClaimsSet claims, String name) {
    return Objects.requireNonNullElse(claims.getStringClaim(name), "");
  }

  /** The reason is for the log: whoever forges a token learns nothing of it. */
  private ApiException refused(Exception cause) {
    LOG.info("A sign-in by {} was refused. {}", configuration.issuer(), cause.toString());
    return new ApiException(
            ApiErrorCode.INVALID_CREDENTIALS, "The provider's answer proves no identity.", cause)
        .remedy("Start to sign in again.");
  }
}
