package io.gosight.insight;

import io.gosight.host.Detectors;
import io.gosight.host.detector.DetectorRunner;
import io.gosight.host.detector.DetectorWatch;
import io.gosight.host.detector.EventTimeSettings;
import io.gosight.host.detector.SavedSharedWindows;
import io.gosight.kafka.PartitionListener;
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
  private final TabStateStore tabStates;
  private final int sharedWindows;
  private final DetectorWatch watch;
  private final EventTimeSettings eventTime;
  private final Clock clock;
  private final Map<String, DetectorStage> stages = new ConcurrentHashMap<>();

  /**
   * A component.
   *
   * @param detectors the detectors that can run
   * @param tabStates keeps what detectors know of open tabs
   * @param sharedWindows how many memories that sessions share are held at most
   * @param watch receives the outcome of detector calls
   * @param eventTime allowed lateness and idle timeout
   * @param clock the hub's clock
   */
  public DetectorComponent(
      Detectors detectors,
      TabStateStore tabStates,
      int sharedWindows,
      DetectorWatch watch,
      EventTimeSettings eventTime,
      Clock clock) {
    this.detectors = detectors;
    this.tabStates = tabStates;
    this.sharedWindows = sharedWindows;
    this.watch = watch;
    this.eventTime = eventTime;
    this.clock = clock;
  }

  @Override
  protected Endpoint createEndpoint(String uri, String name, Map<String, Object> parameters) {
    return new DetectorEndpoint(uri, this, named(name));
  }

  /** What must learn which partitions the records come from that steps with that name are shown. */
  public PartitionListener partitionListener(String name) {
    return named(name);
  }

  private DetectorStage named(String name) {
    return stages.computeIfAbsent(name, this::stage);
  }

  private DetectorStage stage(String name) {
    var chosen = detectors.named(name);
    SavedSharedWindows shared = new SavedSharedWindows(sharedWindows, tabStates::shared);
    return new DetectorStage(
        name, () -> new DetectorRunner(chosen, shared, watch, eventTime), shared, tabStates, clock);
  }
}
