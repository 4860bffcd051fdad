package io.gosight.api.hub;

import java.util.List;
import java.util.Optional;

/** What the hub knows of its own plugins and routes. Safe for use by many threads. */
public interface HubParts {
  /** Every plugin that was found, the broken ones included, by kind and name. */
  List<PluginStatus> plugins();

  /** The routes of this process. */
  RouteList routes();

  /** A route with its YAML; empty if there is none of that id. */
  Optional<RouteText> route(String id);
}
