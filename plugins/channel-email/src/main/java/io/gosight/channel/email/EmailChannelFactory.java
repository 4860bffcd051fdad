package io.gosight.channel.email;

import io.gosight.spi.ConfigKey;
import io.gosight.spi.ConfigType;
import io.gosight.spi.Configuration;
import io.gosight.spi.ConfigurationSpec;
import io.gosight.spi.channel.NotificationChannel;
import io.gosight.spi.channel.NotificationChannelFactory;

/** Makes the e-mail channel. */
public final class EmailChannelFactory implements NotificationChannelFactory {
  @Override
  public String name() {
    return "email";
  }

  @Override
  public String description() {
    return "One or more mailboxes, by an SMTP server.";
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
            "How the connection is kept secret: tls (from its beginning, port 465), starttls"
                + " (required, port 587) or none."),
        ConfigKey.optional("username", ConfigType.STRING, "", "Who logs in; empty for nobody."),
        ConfigKey.optional("password", ConfigType.STRING, "", "The password to log in with.")
            .hidden(),
        ConfigKey.required("from", ConfigType.STRING, "The sender's address."),
        ConfigKey.required(
            "to", ConfigType.STRING, "The receivers' addresses, with commas between them."));
  }

  @Override
  public NotificationChannel create(Configuration config) {
    return new EmailChannel(EmailConfig.from(config));
  }
}
