package io.gosight.insight;

import io.gosight.proto.v1.Evidence;
import io.gosight.proto.v1.Severity;
import io.gosight.spi.detector.Insight;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.support.DefaultMessage;

/** Makes Kafka records of insights. Safe for use by many threads. */
public final class InsightMessages {
  private final MeterRegistry registry;

  /** Counts them there. */
  public InsightMessages(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Turns the body's insights into messages for Kafka, keyed by project. */
  public void encode(Exchange exchange) {
    List<DefaultMessage> messages = new ArrayList<>();
    for (Insight insight : exchange.getMessage().getBody(InsightBatch.class).insights()) {
      DefaultMessage message = new DefaultMessage(exchange);
      message.setBody(of(insight).toByteArray());
      message.setHeader(KafkaConstants.KEY, insight.projectId());
      messages.add(message);
      registry.counter("insights", "detector", insight.detector()).increment();
    }
    exchange.getMessage().setBody(messages);
  }

  static io.gosight.proto.v1.Insight of(Insight insight) {
    var out =
        io.gosight.proto.v1.Insight.newBuilder()
            .setId(insight.id())
            .setProjectId(insight.projectId())
            .setDetector(insight.detector())
            .setVersion(insight.version())
            .setSeverity(severity(insight))
            .setSessionId(insight.sessionId())
            .setTabId(insight.tabId())
            .setTimeMs(insight.timeMs())
            .setClientTimeMs(insight.atMs())
            .setReplayOffsetMs(insight.replayOffsetMs())
            .setViewId(insight.page().viewId())
            .setPage(insight.page().name())
            .setUrl(insight.page().url())
            .setSelector(insight.selector())
            .setFingerprint(insight.fingerprint())
            .setSummary(insight.summary())
            .putAllThresholds(insight.thresholds())
            .putAllDetails(insight.details());
    insight
        .evidence()
        .forEach(
            each ->
                out.addEvidence(
                    Evidence.newBuilder().setEventId(each.eventId()).setClientTimeMs(each.atMs())));
    return out.build();
  }

  private static Severity severity(Insight insight) {
    return switch (insight.severity()) {
      case LOW -> Severity.SEVERITY_LOW;
      case MEDIUM -> Severity.SEVERITY_MEDIUM;
      case HIGH -> Severity.SEVERITY_HIGH;
    };
  }
}
