package io.gosight.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.gosight.routing.RouteSet;
import org.slf4j.LoggerFactory;

/** Lets the log steps of the operator's routes print, while everything else stays quiet. */
final class RouteLoggers {
  private RouteLoggers() {}

  /** Sets the loggers that the routes name to INFO, unless the configuration sets them. */
  static void enable(RouteSet routes) {
    for (String name : routes.logNames()) {
      if (LoggerFactory.getLogger(name) instanceof Logger logger && logger.getLevel() == null) {
        logger.setLevel(Level.INFO);
      }
    }
  }
}
