package io.gosight.insight;

import io.gosight.host.Detectors;
import io.gosight.host.detector.DetectorRunner;
import io.gosight.host.detector.DetectorWatch;
import io.gosight.host.detector.Patience;
import io.gosight.host.detector.SavedSharedWindows;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/**
 * Makes {@code detector:NAME} and {@code detector:*} endpoints; bound in the registry under that
 * scheme. Steps with one name share one memory.
 */
public final class DetectorComponent extends DefaultComponent {
  private final Detectors detectors;
  private final OpenTabs openTabs;
  private final int sharedWindows;
  private final DetectorWatch watch;
  private final Patience patience;
  private final Clock clock;
  private final Map<String, DetectorStage> stages = new ConcurrentHashMap<>();

  /**
   * A component.
   *
   * @param detectors the detectors that can run
   * @param openTabs keeps what detectors know of open tabs
   * @param sharedWindows how many memories that sessions share are held at most
   * @param watch is told how detectors behave
   * @param patience how long to wait for events that are on their way
   * @param clock the hub's clock
   */
  public DetectorComponent(
      Detectors detectors,
      OpenTabs openTabs,
      int sharedWindows,
      DetectorWatch watch,
      Patience patience,
      Clock clock) {
    this.detectors = detectors;
    this.openTabs = openTabs;
    this.sharedWindows = sharedWindows;
    this.watch = watch;
    this.patience = patience;
    this.clock = clock;
  }

  @Override
  protected Endpoint createEndpoint(String uri, String name, Map<String, Object> parameters) {
    return new DetectorEndpoint(uri, this, stages.computeIfAbsent(name, this::stage));
  }

  private DetectorStage stage(String name) {
    var chosen = detectors.named(name);
    SavedSharedWindows shared = new SavedSharedWindows(sharedWindows, openTabs::shared);
    return new DetectorStage(
        name, () -> new DetectorRunner(chosen, shared, watch, patience), shared, openTabs, clock);
  }
}
