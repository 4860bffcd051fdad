package io.gosight.common;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.spi.FilterReply;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LogRateFilterTest {
  private final LogRateFilter filter = new LogRateFilter();

  private FilterReply at(long ms) {
    LoggingEvent event = new LoggingEvent();
    event.setInstant(Instant.ofEpochMilli(ms));
    return filter.decide(event);
  }

  @Test
  void letsOneLineASecondPass() {
    assertThat(at(5_000)).isEqualTo(FilterReply.NEUTRAL);
    assertThat(at(5_001)).isEqualTo(FilterReply.DENY);
    assertThat(at(5_999)).isEqualTo(FilterReply.DENY);
    assertThat(at(6_000)).isEqualTo(FilterReply.NEUTRAL);
  }

  @Test
  void theShippedConfigurationWritesOneShortLineForWhatStrangersProvoke() throws Exception {
    PrintStream before = System.err;
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    LoggerContext context = new LoggerContext();
    context.setMDCAdapter(new LogbackMDCAdapter());
    try {
      JoranConfigurator configurator = new JoranConfigurator();
      configurator.setContext(context);
      configurator.doConfigure("../config/logback.xml");
      for (int i = 0; i < 100; i++) {
        context
            .getLogger("io.grpc.netty.NettyServerStream")
            .warn("x\n".repeat(5_000), new IllegalStateException("garbage"));
      }
    } finally {
      context.stop();
      System.setErr(before);
    }
    String written = log.toString(StandardCharsets.UTF_8);
    assertThat(written).isNotEmpty().hasSizeLessThan(1_000).doesNotContain("Exception");
    assertThat(written.lines()).hasSizeLessThanOrEqualTo(2);
  }
}
