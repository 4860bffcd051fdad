package io.gosight.insight;

import io.gosight.host.Detectors;
import io.gosight.host.detector.DetectorRunner;
import io.gosight.host.detector.DetectorWatch;
import io.gosight.host.detector.Patience;
import io.gosight.host.detector.SharedWindows;
import java.time.Clock;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/**
 * Makes {@code detector:NAME} and {@code detector:*} endpoints; bound in the registry under that
 * scheme. Steps with one name share one memory.
 */
public final class DetectorComponent extends DefaultComponent {
  private final Detectors detectors;
  private final SharedWindows sharedWindows;
  private final DetectorWatch watch;
  private final Patience patience;
  private final Clock clock;

  /**
   * A component.
   *
   * @param detectors the detectors that can run
   * @param sharedWindows the memory that sessions share
   * @param watch is told how detectors behave
   * @param patience how long to wait for events that are on their way
   * @param clock the hub's clock
   */
  public DetectorComponent(
      Detectors detectors,
      SharedWindows sharedWindows,
      DetectorWatch watch,
      Patience patience,
      Clock clock) {
    this.detectors = detectors;
    this.sharedWindows = sharedWindows;
    this.watch = watch;
    this.patience = patience;
    this.clock = clock;
  }

  @Override
  protected Endpoint createEndpoint(String uri, String name, Map<String, Object> parameters) {
    var chosen = detectors.named(name);
    DetectorStage stage =
        new DetectorStage(() -> new DetectorRunner(chosen, sharedWindows, watch, patience), clock);
    return new DetectorEndpoint(uri, this, stage);
  }
}
