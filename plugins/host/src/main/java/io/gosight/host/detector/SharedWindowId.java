package io.gosight.host.detector;

/**
 * Which memory that sessions share.
 *
 * @param detector the detector's name
 * @param projectId the project
 * @param name the name that the detector gave it, any text
 */
public record SharedWindowId(String detector, String projectId, String name) {}
