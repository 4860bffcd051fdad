package io.gosight.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The lines that the shipped configuration of the log writes. */
class LogPatternTest {
  private final LoggerContext context = new LoggerContext();

  @BeforeEach
  void configure() throws JoranException {
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(Path.of("../config/logback.xml").toFile());
  }

  @AfterEach
  void stop() {
    context.stop();
  }

  private String line(String logger, String appender, String message) {
    Logger from = context.getLogger(logger);
    Throwable failure = new IllegalStateException("broken");
    ILoggingEvent event = new LoggingEvent("", from, Level.WARN, message, failure, null);
    var writes = (OutputStreamAppender<ILoggingEvent>) from.getAppender(appender);
    return new String(writes.getEncoder().encode(event), StandardCharsets.UTF_8);
  }

  @Test
  void whatStrangersProvokeIsOneShortLine() {
    String line = line("io.netty", "network", "a\nb" + "x".repeat(10_000));
    assertThat(line).contains("a bxxx").endsWith("x\n").hasSizeLessThan(400).hasLineCount(1);
  }

  @Test
  void whatIsWrongWithTheHubHasItsCause() {
    String line = line(Logger.ROOT_LOGGER_NAME, "console", "It failed.");
    assertThat(line).contains("It failed.", "IllegalStateException: broken", "\tat ");
    assertThat(line).doesNotContain("%").endsWith("\n");
  }
}
