package io.gosight.api.contract;

/** The time zones of projects. Safe for use by many threads. */
@FunctionalInterface
public interface ProjectZones {
  /** The name of the zone in which the project's days begin. */
  String of(String projectId);
}
