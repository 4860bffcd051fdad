package io.gosight.app;

import io.gosight.api.hub.HubParts;
import io.gosight.api.hub.PluginStatus;
import io.gosight.api.hub.RouteList;
import io.gosight.api.hub.RouteText;
import io.gosight.console.ConsoleSettings;
import io.gosight.host.Channels;
import io.gosight.stage.StageContext;
import java.util.List;
import java.util.Optional;

/** Shows the API the plugins and routes of this process. Safe for use by many threads. */
final class ApiHubParts implements HubParts {
  private final PluginStatuses plugins;
  private final RouteStatuses routes;

  private ApiHubParts(PluginStatuses plugins, RouteStatuses routes) {
    this.plugins = plugins;
    this.routes = routes;
  }

  /** Those of the context's process, with the channels as they are configured. */
  static ApiHubParts of(StageContext context, Channels channels) {
    ConsoleSettings console = context.settings().read(ConsoleSettings.class);
    return new ApiHubParts(
        new PluginStatuses(
            context.plugins(),
            context.settings().all(),
            channels,
            context.camel().getRegistry(),
            context.engines(),
            context.meters()),
        new RouteStatuses(
            context.camel(), console.enabled() ? Optional.of(console.port()) : Optional.empty()));
  }

  @Override
  public List<PluginStatus> plugins() {
    return plugins.all();
  }

  @Override
  public RouteList routes() {
    return routes.all();
  }

  @Override
  public Optional<RouteText> route(String id) {
    return routes.text(id);
  }
}
