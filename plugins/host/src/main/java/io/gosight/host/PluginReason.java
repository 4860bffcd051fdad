package io.gosight.host;

import java.util.Locale;

/** Why a plugin is not in use: a code that can be counted. */
public enum PluginReason {
  /** The plugin's folder has no jar in it. */
  NO_JAR,
  /** A jar can't be read. */
  BAD_JAR,
  /** No jar of the plugin lists a factory of a known kind. */
  NO_FACTORY,
  /** A listed class is missing, is no factory of its kind or can't be linked. */
  BAD_LISTING,
  /** The factory's constructor or one of its describing methods failed. */
  BROKEN_FACTORY,
  /** The plugin was built against another version of the SPI. */
  WRONG_SPI_VERSION,
  /** The plugin's name is not lower-case words joined by hyphens. */
  BAD_NAME,
  /** Two plugins of one kind have one name. */
  DUPLICATE_NAME,
  /** The operator's configuration of the plugin is wrong. */
  BAD_CONFIGURATION,
  /** The plugin did not return from a call in time. */
  TIMED_OUT,
  /** The plugin contains code that ends the JVM. */
  ENDS_THE_JVM,
  /** The factory could not make the plugin. */
  CREATE_FAILED,
  /** The plugin could not be started. */
  START_FAILED,
  /** The plugin could not be stopped cleanly. */
  CLOSE_FAILED;

  /** The code in health, logs and metrics, for example {@code wrong-spi-version}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
