package io.gosight.api.hub;

import io.gosight.api.error.ApiErrorCode;
import io.gosight.api.error.ApiException;
import io.gosight.api.request.AuthorizedRequest;
import java.util.List;

/** Shows the hub's plugins and routes. Safe for use by many threads. */
public final class HubOperations {
  private static final String DETECTOR = "detector";

  private final HubParts parts;

  /** Shows those. */
  public HubOperations(HubParts parts) {
    this.parts = parts;
  }

  /** Every plugin. */
  public record Plugins(List<PluginStatus> plugins) {}

  /** Every detector, with its thresholds. */
  public record Detectors(List<Detector> detectors) {}

  /** What members of a project see of a detector: not what concerns the operator alone. */
  public record Detector(
      String name,
      String version,
      String description,
      PluginStatus.State state,
      List<PluginSetting> settings) {}

  /** All plugins, for the operator. */
  public Plugins plugins(AuthorizedRequest request) {
    return new Plugins(parts.plugins());
  }

  /** The detectors that can be tried on a project's events. */
  public Detectors detectors(AuthorizedRequest request) {
    return new Detectors(
        parts.plugins().stream()
            .filter(plugin -> plugin.kind().equals(DETECTOR))
            .map(
                plugin ->
                    new Detector(
                        plugin.name(),
                        plugin.version(),
                        plugin.description(),
                        plugin.state(),
                        plugin.settings()))
            .toList());
  }

  /** All routes, for the operator. */
  public RouteList routes(AuthorizedRequest request) {
    return parts.routes();
  }

  /**
   * The route in the path.
   *
   * @throws ApiException if there is none of that id
   */
  public RouteText route(AuthorizedRequest request) {
    return parts
        .route(request.variable("route"))
        .orElseThrow(() -> new ApiException(ApiErrorCode.NOT_FOUND, "There is no such route."));
  }
}
