package io.gosight.alert.channel;

import io.gosight.kafka.KafkaRecord;
import io.gosight.proto.v1.Alert;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;

/**
 * A step that sends the body to a channel: an {@link AddressedAlert}, a {@code gosight.v1.Alert} or
 * a record of one. It returns once the channel has accepted it, else fails with a {@link
 * ChannelFailure}. {@code channel:*} sends to the channel of an addressed alert, or to all channels
 * that an alert names.
 */
public final class ChannelEndpoint extends DefaultEndpoint {
  private static final String ANY = "*";

  private final String name;
  private final ChannelSender sender;

  ChannelEndpoint(String uri, Component component, String name, ChannelSender sender) {
    super(uri, component);
    this.name = name;
    this.sender = sender;
  }

  @Override
  public Producer createProducer() {
    return new DefaultProducer(this) {
      @Override
      public void process(Exchange exchange) throws Exception {
        send(exchange.getMessage().getBody());
      }
    };
  }

  private void send(Object body) throws Exception {
    if (body instanceof AddressedAlert addressed) {
      sender.send(name.equals(ANY) ? addressed.channel() : name, addressed.alert());
      return;
    }
    Alert alert = alert(body);
    if (!name.equals(ANY)) {
      sender.send(name, alert);
      return;
    }
    for (String channel : alert.getChannelsList()) {
      sender.send(channel, alert);
    }
  }

  private static Alert alert(Object body) throws Exception {
    if (body instanceof Alert alert) {
      return alert;
    }
    if (body instanceof KafkaRecord record) {
      return Alert.parseFrom(record.value());
    }
    throw new IllegalArgumentException(
        "channel takes an AddressedAlert, a gosight.v1.Alert or a KafkaRecord of one as its body.");
  }

  @Override
  public Consumer createConsumer(Processor processor) {
    throw new UnsupportedOperationException(
        "channel can't be consumed from: use it in 'to', with an alert as the body.");
  }
}
