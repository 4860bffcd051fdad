package io.gosight.api.oidc;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import io.gosight.api.error.ApiErrorCode;
import io.gosight.api.error.ApiException;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the provider says about itself, kept for an hour, and a failure for ten seconds, so that
 * requests can't make the hub ask often. Its keys are kept for five minutes and asked for anew at
 * most twice in 30 seconds. Safe for use by many threads.
 */
final class OidcDiscovery {
  /** How long the provider may take to connect, and between two bytes, in milliseconds. */
  static final int TIMEOUT_MS = 5_000;

  /** Never the token's choice, and never {@code none} or a secret that others may know. */
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);

  private static final Logger LOG = LoggerFactory.getLogger(OidcDiscovery.class);
  private static final Duration KEPT = Duration.ofHours(1);
  private static final Duration FAILURE_KEPT = Duration.ofSeconds(10);
  private static final int MOST_BYTES = 256 * 1024;
  private static final String DOCUMENT = "/.well-known/openid-configuration";

  private final OidcConfiguration configuration;
  private final Clock clock;
  private final DefaultResourceRetriever web =
      new DefaultResourceRetriever(TIMEOUT_MS, TIMEOUT_MS, MOST_BYTES);
  private Provider known;
  private Instant until = Instant.MIN;

  /** The provider's addresses, and what checks its ID tokens. */
  record Provider(OIDCProviderMetadata metadata, IDTokenValidator validator) {}

  OidcDiscovery(OidcConfiguration configuration, Clock clock) {
    this.configuration = configuration;
    this.clock = clock;
  }

  /**
   * The provider.
   *
   * @throws ApiException with {@code provider_unavailable}
   */
  synchronized Provider provider() {
    Instant now = clock.instant();
    if (now.isBefore(until)) {
      if (known == null) {
        throw unavailable(null);
      }
      return known;
    }
    try {
      known = read();
      until = now.plus(KEPT);
      return known;
    } catch (IOException | GeneralException e) {
      LOG.warn("The provider {} can't be asked. {}", configuration.issuer(), e.toString());
      known = null;
      until = now.plus(FAILURE_KEPT);
      throw unavailable(e);
    }
  }

  private Provider read() throws IOException, GeneralException {
    Issuer issuer = new Issuer(configuration.issuer());
    String address = issuer.getValue().replaceAll("/$", "") + DOCUMENT;
    OIDCProviderMetadata metadata =
        OIDCProviderMetadata.parse(web.retrieveResource(URI.create(address).toURL()).getContent());
    if (!metadata.getIssuer().equals(issuer)) {
      throw new GeneralException("It names another issuer, '" + metadata.getIssuer() + "'.");
    }
    if (metadata.getAuthorizationEndpointURI() == null
        || metadata.getTokenEndpointURI() == null
        || metadata.getJWKSetURI() == null) {
      throw new GeneralException("It has no endpoint for authorization, tokens or keys.");
    }
    return new Provider(metadata, validator(metadata));
  }

  private IDTokenValidator validator(OIDCProviderMetadata metadata) throws IOException {
    return new IDTokenValidator(
        metadata.getIssuer(),
        new ClientID(configuration.clientId()),
        new JWSVerificationKeySelector<>(
            ALGORITHMS,
            JWKSourceBuilder.<SecurityContext>create(metadata.getJWKSetURI().toURL(), web).build()),
        null);
  }

  static ApiException unavailable(Exception cause) {
    return new ApiException(
            ApiErrorCode.PROVIDER_UNAVAILABLE, "The identity provider can't be reached.", cause)
        .remedy("Try again, or sign in with a password.");
  }
}
