package io.gosight.host.detector;

import io.gosight.spi.detector.SessionWindow;

/** The memory that sessions share. */
public interface SharedWindows {
  /**
   * One shared memory; what is done to it is kept.
   *
   * @param detector the detector's name
   * @param projectId the project
   * @param name the name that the detector gave it
   */
  SessionWindow open(String detector, String projectId, String name);
}
