package io.gosight.channel.webhook;

import io.gosight.spi.Configuration;
import io.gosight.spi.PluginConfigurationException;
import io.gosight.spi.channel.Reach;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * The channel's typed configuration.
 *
 * @param url the address that alerts are posted to
 * @param secret the key of the signature
 * @param reach which addresses the host may resolve to
 */
record WebhookConfig(String url, String secret, Reach reach) {
  private static final int SHORTEST_SECRET = 16;

  static WebhookConfig from(Configuration config) {
    String secret = config.string("secret");
    if (secret.length() < SHORTEST_SECRET) {
      throw new PluginConfigurationException(
          "secret", "It must have at least " + SHORTEST_SECRET + " characters.", null);
    }
    return new WebhookConfig(
        url(config.string("url"), config.flag("allow-http")),
        secret,
        config.flag("allow-private-addresses") ? Reach.ANYWHERE : Reach.PUBLIC);
  }

  private static String url(String text, boolean allowHttp) {
    URI uri;
    try {
      uri = new URI(text);
    } catch (URISyntaxException e) {
      // its message has the address, which may contain a secret
      throw new PluginConfigurationException("url", "It is not a web address.", null);
    }
    String scheme = String.valueOf(uri.getScheme());
    if (!scheme.equals("https") && !(allowHttp && scheme.equals("http"))) {
      throw new PluginConfigurationException(
          "url",
          "It must begin with https://" + (allowHttp ? " or http://." : "; see allow-http."),
          null);
    }
    if (uri.getHost() == null || uri.getUserInfo() != null || uri.getFragment() != null) {
      throw new PluginConfigurationException(
          "url", "It must have a host, and neither a user nor a fragment.", null);
    }
    return text;
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "WebhookConfig[" + reach + "]";
  }
}
