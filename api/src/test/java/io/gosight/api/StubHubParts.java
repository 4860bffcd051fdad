package io.gosight.api;

import io.gosight.api.hub.HubParts;
import io.gosight.api.hub.PluginCounts;
import io.gosight.api.hub.PluginSetting;
import io.gosight.api.hub.PluginStatus;
import io.gosight.api.hub.RouteList;
import io.gosight.api.hub.RouteStatus;
import io.gosight.api.hub.RouteText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Has one detector that runs, one plugin that does not, and one route. */
final class StubHubParts implements HubParts {
  static final String ROUTE = "store-events";

  private static final RouteStatus STATUS =
      new RouteStatus(
          ROUTE,
          "store",
          "Stores events.",
          RouteStatus.Origin.OVERRIDE,
          "started",
          7,
          1,
          0,
          12,
          Instant.EPOCH);

  @Override
  public List<PluginStatus> plugins() {
    return List.of(
        new PluginStatus(
            "detector",
            StubBacktests.DETECTOR,
            "1.0",
            "Clicks again and again.",
            PluginStatus.State.CUT_OFF,
            "It failed.",
            Instant.EPOCH,
            Instant.EPOCH,
            new PluginCounts(9, 3, 0.5, 2L),
            List.of(new PluginSetting("clicks", "long", "3", "3", "How many clicks."))),
        new PluginStatus(
            "unknown",
            "broken",
            "unknown",
            "",
            PluginStatus.State.FAILED,
            "It has no factory.",
            null,
            null,
            null,
            List.of()));
  }

  @Override
  public RouteList routes() {
    return new RouteList(
        8090, List.of(STATUS), List.of(new RouteList.Problem("a.camel.yaml", 3, "No.", "Do.")));
  }

  @Override
  public Optional<RouteText> route(String id) {
    return id.equals(ROUTE)
        ? Optional.of(
            new RouteText(STATUS, "local/a.camel.yaml", "- route:\n", "store/b.camel.yaml", "- \n"))
        : Optional.empty();
  }
}
