package io.gosight.channel.email;

import io.gosight.spi.Configuration;
import io.gosight.spi.PluginConfigurationException;
import java.util.regex.Pattern;

/**
 * The channel's typed configuration.
 *
 * @param host the SMTP server
 * @param port its port
 * @param security how the connection is encrypted
 * @param username the user name to log in with; empty to send without a login
 * @param password the password to log in with
 * @param from the sender's address
 * @param to the recipients' addresses, separated by commas
 */
record EmailConfig(
    String host,
    int port,
    Security security,
    String username,
    String password,
    String from,
    String to) {
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]{1,253}");
  private static final Pattern ADDRESS = Pattern.compile("[^\\s,;<>@]+@[^\\s,;<>@]+");

  /** How the connection is encrypted. */
  enum Security {
    TLS,
    STARTTLS,
    NONE;

    private static Security of(String text) {
      return switch (text) {
        case "tls" -> TLS;
        case "starttls" -> STARTTLS;
        case "none" -> NONE;
        default ->
            throw new PluginConfigurationException(
                "security", "It must be tls, starttls or none.", null);
      };
    }
  }

  static EmailConfig from(Configuration config) {
    int port = config.integer("port");
    if (port < 1 || port > 65535) {
      throw new PluginConfigurationException("port", "It must be 1 to 65535.", null);
    }
    if (!HOST.matcher(config.string("host")).matches()) {
      throw new PluginConfigurationException(
          "host", "It must be a host such as smtp.example.com.", null);
    }
    for (String to : config.string("to").split(",", -1)) {
      address("to", to.strip());
    }
    return new EmailConfig(
        config.string("host"),
        port,
        Security.of(config.string("security")),
        config.string("username"),
        config.string("password"),
        address("from", config.string("from")),
        config.string("to").replace(" ", ""));
  }

  private static String address(String key, String text) {
    if (!ADDRESS.matcher(text).matches()) {
      throw new PluginConfigurationException(
          key, "'" + text + "' is not an address such as alerts@example.com.", null);
    }
    return text;
  }

  /** Leaves out the password. */
  @Override
  public String toString() {
    return "EmailConfig[" + host + ":" + port + ", " + security + "]";
  }
}
