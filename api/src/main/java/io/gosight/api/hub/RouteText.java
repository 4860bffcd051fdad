package io.gosight.api.hub;

/**
 * A route with the YAML that runs.
 *
 * @param route the route
 * @param file the file in which it is written, below the folder of routes
 * @param yaml its entry in that file; empty if it comes from no file
 * @param shippedFile the file of the shipped route that it replaces; null if it replaces none
 * @param shippedYaml the replaced entry; null if it replaces none
 */
public record RouteText(
    RouteStatus route, String file, String yaml, String shippedFile, String shippedYaml) {}
