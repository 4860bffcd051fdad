package io.gosight.api.heatmap;

import io.gosight.api.error.ApiErrorCode;
import io.gosight.api.error.ApiException;
import io.gosight.api.query.ClickHouseValues;
import io.gosight.api.query.EventReader;
import io.gosight.api.query.Query;
import io.gosight.api.replay.Replays;
import io.gosight.api.request.AuthorizedRequest;
import io.gosight.api.request.Period;
import io.gosight.api.request.PeriodReader;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts where visitors acted on a page. Safe for use by many threads. */
public final class HeatmapQuery {
  private static final Duration MAX_PERIOD = Duration.ofDays(100);
  private static final List<String> KINDS = List.of("click", "scroll", "move", "rage", "dead");
  private static final List<String> VIEWPORTS = List.of("phone", "tablet", "desktop");

  private final Query<PointRow> clicks = Query.of("heatmap-clicks", PointRow.class);
  private final Query<PointRow> insights = Query.of("heatmap-insights", PointRow.class);
  private final Query<PointRow> moves = Query.of("heatmap-moves", PointRow.class);
  private final Query<DepthRow> depths = Query.of("heatmap-scroll", DepthRow.class);
  private final Query<Heatmap.Snapshot> snapshots =
      Query.of("heatmap-snapshot", Heatmap.Snapshot.class);
  private final EventReader reader;
  private final Replays replays;
  private final PeriodReader periods;

  /** A row of the queries of points; every row tells the number of visits. */
  record PointRow(String selector, double x, double y, long count, long visits) {}

  /** A row of {@code heatmap-scroll.sql}. */
  record DepthRow(int depthPercent, long visits, long allVisits) {}

  /** A query of this store; the clock gives the default period. */
  public HeatmapQuery(EventReader reader, Replays replays, Clock clock) {
    this.reader = reader;
    this.replays = replays;
    this.periods =
        new PeriodReader(clock, MAX_PERIOD, Set.of("from", "to", "page", "kind", "viewport"));
  }

  /**
   * The heatmap of a page.
   *
   * @throws ApiException if a parameter is invalid or the store is unavailable
   */
  public Heatmap execute(AuthorizedRequest request) {
    Map<String, String> given = request.parameters();
    Period period = periods.read(given);
    String kind = choice("kind", given.getOrDefault("kind", "click"), KINDS);
    String viewport =
        given.containsKey("viewport") ? choice("viewport", given.get("viewport"), VIEWPORTS) : "";
    String page = given.getOrDefault("page", "");
    int slash = page.indexOf('/');
    if (slash <= 0) {
      throw new ApiException(
          ApiErrorCode.BAD_PARAMETER,
          "'page' must be a host and a path, such as shop.example/cart.");
    }
    Map<String, String> parameters = new HashMap<>();
    parameters.put("from", ClickHouseValues.instant(period.from()));
    parameters.put("to", ClickHouseValues.instant(period.to()));
    parameters.put("host", page.substring(0, slash));
    parameters.put("path", page.substring(slash));
    parameters.put("min_width", Integer.toString(minWidth(viewport)));
    parameters.put("max_width", Integer.toString(maxWidth(viewport)));
    Heatmap.Snapshot snapshot = snapshot(request, parameters);
    if (kind.equals("scroll")) {
      List<DepthRow> rows = reader.execute(request, depths, parameters);
      return new Heatmap(
          page,
          kind,
          viewport,
          rows.isEmpty() ? 0 : rows.get(0).allVisits(),
          List.of(),
          rows.stream().map(row -> new Heatmap.Depth(row.depthPercent(), row.visits())).toList(),
          snapshot);
    }
    List<PointRow> rows = points(request, kind, parameters);
    return new Heatmap(
        page,
        kind,
        viewport,
        rows.isEmpty() ? 0 : rows.get(0).visits(),
        rows.stream()
            .map(row -> new Heatmap.Point(row.selector(), row.x(), row.y(), row.count()))
            .toList(),
        List.of(),
        snapshot);
  }

  private List<PointRow> points(
      AuthorizedRequest request, String kind, Map<String, String> parameters) {
    return switch (kind) {
      case "click" -> reader.execute(request, clicks, parameters);
      case "move" -> reader.execute(request, moves, parameters);
      default -> {
        parameters.put("detector", kind + "-click");
        yield reader.execute(request, insights, parameters);
      }
    };
  }

  private Heatmap.Snapshot snapshot(AuthorizedRequest request, Map<String, String> parameters) {
    return replays.enabled()
        ? reader.execute(request, snapshots, parameters).stream().findFirst().orElse(null)
        : null;
  }

  private static int minWidth(String viewport) {
    return switch (viewport) {
      case "tablet" -> 600;
      case "desktop" -> 1024;
      default -> 0;
    };
  }

  private static int maxWidth(String viewport) {
    return switch (viewport) {
      case "phone" -> 599;
      case "tablet" -> 1023;
      default -> 65_535;
    };
  }

  private static String choice(String name, String given, List<String> choices) {
    if (!choices.contains(given)) {
      throw new ApiException(
          ApiErrorCode.BAD_PARAMETER,
          "'" + name + "' must be one of " + String.join(", ", choices) + ".");
    }
    return given;
  }
}
