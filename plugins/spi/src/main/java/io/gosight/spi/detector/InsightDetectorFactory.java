package io.gosight.spi.detector;

import io.gosight.spi.Configuration;
import io.gosight.spi.PluginFactory;

/** Makes a detector. */
public interface InsightDetectorFactory extends PluginFactory {
  /** What it detects, in one sentence for the dashboard. */
  String description();

  /**
   * The version of its way to detect, from 1; raised when the same events may give other insights.
   * Every insight carries it.
   */
  int version();

  /**
   * Makes a detector.
   *
   * @param config the checked configuration; its values go with every insight as thresholds
   * @param context what the host lends to the detector
   * @throws io.gosight.spi.PluginConfigurationException if values are out of range
   * @throws Exception if the detector can't be made; the message says what the operator can do
   */
  InsightDetector create(Configuration config, DetectorContext context) throws Exception;
}
