package io.gosight.steps;

import io.gosight.ingest.IngestMetrics;
import java.util.Map;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.Predicate;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Language;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.DefaultProducer;

/** One step on events. Conditions and values are Simple, with one event's map as the body. */
public final class EventsEndpoint extends DefaultEndpoint {
  private static final int ALL = 100;

  private final EventsOperation operation;
  private String when;
  private String field;
  private String value;
  private int percent = -1;

  EventsEndpoint(String uri, Component component, EventsOperation operation) {
    super(uri, component);
    this.operation = operation;
  }

  void check() {
    if (operation.drops() && when == null) {
      throw new IllegalArgumentException(getEndpointUri() + " needs the parameter when.");
    }
    if (operation.changesFields() && field == null) {
      throw new IllegalArgumentException(getEndpointUri() + " needs the parameter field.");
    }
    if (operation == EventsOperation.SAMPLE && (percent < 0 || percent > ALL)) {
      throw new IllegalArgumentException(
          getEndpointUri() + " needs the parameter percent, from 0 to 100.");
    }
  }

  @Override
  public boolean isLenientProperties() {
    return false;
  }

  @Override
  public Producer createProducer() {
    Language simple = getCamelContext().resolveLanguage("simple");
    Predicate condition = when == null ? null : simple.createPredicate(when);
    Expression replacement = value == null ? null : simple.createExpression(value);
    if (condition != null) {
      condition.init(getCamelContext());
    }
    if (replacement != null) {
      replacement.init(getCamelContext());
    }
    IngestMetrics metrics = getCamelContext().getRegistry().findSingleByType(IngestMetrics.class);
    EventChanges changes =
        new EventChanges(
            event -> condition == null || condition.matches(exchange(event)),
            operation,
            percent,
            field,
            event ->
                replacement == null ? null : replacement.evaluate(exchange(event), Object.class),
            metrics);
    return new DefaultProducer(this) {
      @Override
      public void process(Exchange exchange) {
        changes.apply(exchange);
      }
    };
  }

  private Exchange exchange(Map<String, Object> event) {
    DefaultExchange exchange = new DefaultExchange(getCamelContext());
    exchange.getMessage().setBody(event);
    return exchange;
  }

  @Override
  public Consumer createConsumer(Processor processor) {
    throw new UnsupportedOperationException("events: changes a body; use it in a step.");
  }

  /** The condition. */
  public String getWhen() {
    return when;
  }

  /** Sets the condition, for example {@code ${body[kind]} == 'mouse'}. */
  public void setWhen(String when) {
    this.when = when;
  }

  /** The field, with dots into maps. */
  public String getField() {
    return field;
  }

  /** Sets the field, for example {@code data.target.text}. */
  public void setField(String field) {
    this.field = field;
  }

  /** The share of the sessions that is kept. */
  public int getPercent() {
    return percent;
  }

  /** Sets the share of the sessions that {@code events:sample} keeps, 0 to 100 %. */
  public void setPercent(int percent) {
    this.percent = percent;
  }

  /** The value of the field. */
  public String getValue() {
    return value;
  }

  /** Sets the value, a Simple expression; null clears the field. */
  public void setValue(String value) {
    this.value = value;
  }
}
