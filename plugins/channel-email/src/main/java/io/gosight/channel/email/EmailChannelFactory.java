package io.gosight.channel.email;

import io.gosight.spi.ConfigKey;
import io.gosight.spi.ConfigType;
import io.gosight.spi.Configuration;
import io.gosight.spi.ConfigurationSpec;
import io.gosight.spi.channel.NotificationChannel;
import io.gosight.spi.channel.NotificationChannelFactory;

/** Creates the e-mail channel. */
public final class EmailChannelFactory implements NotificationChannelFactory {
  @Override
  public String name() {
    return "email";
  }

  @Override
  public String description() {
    return "One or more mailboxes, through an SMTP server.";
  }

  @Override
  public ConfigurationSpec configuration() {
    return ConfigurationSpec.of(
        ConfigKey.required("host", ConfigType.STRING, "The SMTP server's host."),
        ConfigKey.optional("port", ConfigType.LONG, "465", "Its port, 1 to 65535."),
        ConfigKey.optional(
            "security",
            ConfigType.STRING,
            "tls",
            "How the connection is encrypted: tls (from the start, port 465), starttls"
                + " (required, port 587) or none."),
        ConfigKey.optional(
            "username",
            ConfigType.STRING,
            "",
            "The user name to log in with; empty to send without a login."),
        ConfigKey.optional("password", ConfigType.STRING, "", "The password to log in with.")
            .hidden(),
        ConfigKey.required("from", ConfigType.STRING, "The sender's address."),
        ConfigKey.required(
            "to", ConfigType.STRING, "The recipients' addresses, separated by commas."));
  }

  @Override
  public NotificationChannel create(Configuration config) {
    return new EmailChannel(EmailConfig.from(config));
  }
}
