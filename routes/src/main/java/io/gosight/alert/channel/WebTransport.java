package io.gosight.alert.channel;

import io.gosight.spi.channel.Reach;
import org.apache.camel.component.http.HttpComponent;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.socket.ConnectionSocketFactory;
import org.apache.hc.core5.http.config.Registry;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.util.TimeValue;

/**
 * Camel's HTTP component, which connects only to addresses that the policy allows, follows no
 * redirects and does not retry.
 */
@SuppressWarnings("deprecation") // Camel's signature has the deprecated type
final class WebTransport extends HttpComponent {
  private final DnsResolver names;

  WebTransport(Reach reach) {
    this.names =
        reach == Reach.PUBLIC ? new PublicAddressResolver() : SystemDefaultDnsResolver.INSTANCE;
    setFollowRedirects(false);
    setRedirectHandlingDisabled(true);
    setAutomaticRetriesDisabled(true);
    setCookieManagementDisabled(true);
    setAuthCachingDisabled(true);
  }

  @Override
  protected HttpClientConnectionManager createConnectionManager(
      Registry<ConnectionSocketFactory> registry,
      int maxTotalConnections,
      int connectionsPerRoute,
      SocketConfig defaultSocketConfig) {
    PoolingHttpClientConnectionManager manager =
        new PoolingHttpClientConnectionManager(
            registry,
            PoolConcurrencyPolicy.STRICT,
            PoolReusePolicy.LIFO,
            TimeValue.NEG_ONE_MILLISECOND,
            null,
            names,
            null);
    manager.setDefaultSocketConfig(defaultSocketConfig);
    return manager;
  }
}
