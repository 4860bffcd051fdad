package io.gosight.log;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import io.gosight.common.OperatorException;
import java.util.Iterator;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;

/** Changes how lines are written, whatever appenders the operator's logback.xml has. */
public final class LogFormat {
  private LogFormat() {}

  /**
   * Applies {@code gosight.log.format}.
   *
   * @param service what this process is called in the log, for example {@code ingestor}
   * @throws OperatorException if the format is unknown
   */
  public static void apply(LogSettings settings, String service) {
    ILoggerFactory factory = LoggerFactory.getILoggerFactory();
    switch (settings.format()) {
      case "text" -> {}
      case "json" -> {
        if (factory instanceof LoggerContext logback) {
          logback.getLoggerList().forEach(logger -> encode(logger.iteratorForAppenders(), service));
        }
      }
      default ->
          throw new OperatorException(
              "The property gosight.log.format is '"
                  + settings.format()
                  + "'; it must be text or json.");
    }
  }

  private static void encode(Iterator<Appender<ILoggingEvent>> appenders, String service) {
    while (appenders.hasNext()) {
      if (appenders.next() instanceof OutputStreamAppender<ILoggingEvent> appender) {
        JsonLogEncoder encoder = new JsonLogEncoder(service);
        encoder.setContext(appender.getContext());
        encoder.start();
        appender.stop();
        appender.setEncoder(encoder);
        appender.start();
      }
    }
  }
}
