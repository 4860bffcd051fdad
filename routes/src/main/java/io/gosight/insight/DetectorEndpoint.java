package io.gosight.insight;

import io.gosight.kafka.KafkaRecord;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Synchronization;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * A step that shows the body, a list of {@link KafkaRecord}, to detectors and makes what they found
 * the body, an {@link InsightBatch}. Any other body lets time pass instead. When the whole exchange
 * has succeeded, and so before its records' offsets move, what detectors remember is kept.
 */
public final class DetectorEndpoint extends DefaultEndpoint {
  private final DetectorStage stage;

  DetectorEndpoint(String uri, Component component, DetectorStage stage) {
    super(uri, component);
    this.stage = stage;
  }

  @Override
  public Producer createProducer() {
    Synchronization saveOrRollBack =
        new SynchronizationAdapter() {
          @Override
          public void onComplete(Exchange exchange) {
            stage.committed();
          }

          @Override
          public void onFailure(Exchange exchange) {
            stage.rolledBack();
          }
        };
    return new DefaultProducer(this) {
      @Override
      public void process(Exchange exchange) {
        List<KafkaRecord> records = new ArrayList<>();
        if (exchange.getMessage().getBody() instanceof List<?> body) {
          body.forEach(record -> records.add((KafkaRecord) record));
        }
        exchange.getExchangeExtension().addOnCompletion(saveOrRollBack);
        exchange
            .getMessage()
            .setBody(records.isEmpty() ? stage.advanceTime() : stage.detect(records));
      }
    };
  }

  @Override
  public Consumer createConsumer(Processor processor) {
    throw new UnsupportedOperationException(
        "detector is a step, not a beginning: use it in 'to', with records as the body.");
  }
}
