package io.gosight.alert;

import io.gosight.kafka.KafkaRecord;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;

/**
 * Stands for topics: what is sent to one goes to the route that consumes it, in the same thread.
 */
final class FakeKafka {
  private final Map<String, DefaultConsumer> routes = new ConcurrentHashMap<>();
  private final AtomicLong offsets = new AtomicLong();
  private volatile boolean away;

  /** A component for both ways; each scheme needs one of its own. */
  Component component() {
    return new Both();
  }

  void away(boolean isAway) {
    away = isAway;
  }

  /** Delivers records to the consumer of a topic; its failure is the caller's. */
  void deliver(String topic, List<byte[]> values) throws Exception {
    Exchange exchange = routes.get(topic).createExchange(false);
    exchange
        .getIn()
        .setBody(
            values.stream()
                .map(value -> new KafkaRecord(topic, 0, offsets.incrementAndGet(), null, value))
                .toList());
    routes.get(topic).getProcessor().process(exchange);
    if (exchange.getException() != null) {
      throw exchange.getException();
    }
  }

  private final class Both extends DefaultComponent {
    @Override
    public PropertyConfigurer getComponentPropertyConfigurer() {
      return null;
    }

    @Override
    public boolean isAutowiredEnabled() {
      return false;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String topic, Map<String, Object> parameters) {
      parameters.clear();
      return new Topic(uri, this, topic);
    }
  }

  private final class Topic extends DefaultEndpoint {
    private final String topic;

    Topic(String uri, Component component, String topic) {
      super(uri, component);
      this.topic = topic;
    }

    @Override
    public Consumer createConsumer(Processor processor) {
      DefaultConsumer consumer = new DefaultConsumer(this, processor);
      routes.put(topic, consumer);
      return consumer;
    }

    @Override
    public Producer createProducer() {
      return new DefaultProducer(this) {
        @Override
        public void process(Exchange exchange) throws Exception {
          if (away) {
            throw new IllegalStateException("Kafka is away.");
          }
          List<?> messages = exchange.getMessage().getBody(List.class);
          if (routes.containsKey(topic)) {
            deliver(
                topic, messages.stream().map(m -> ((Message) m).getBody(byte[].class)).toList());
          }
        }
      };
    }
  }
}
