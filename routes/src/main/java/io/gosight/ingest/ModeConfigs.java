package io.gosight.ingest;

import io.gosight.settings.Settings;
import io.gosight.stage.Mode;
import java.util.HashMap;
import java.util.Map;

/** What the hub tells the SDK in each mode that a project may choose. */
public final class ModeConfigs {
  private ModeConfigs() {}

  /**
   * The configurations by the names of their modes.
   *
   * @param hub the hub's mode: one without session replay leaves no choice
   * @throws io.gosight.common.OperatorException if a setting names something unknown
   */
  public static Map<String, SdkConfig> of(Settings settings, Mode hub) {
    RecordingSettings full = settings.read(RecordingSettings.class);
    Map<String, SdkConfig> byMode = new HashMap<>();
    String nothing = Mode.ANALYTICS_ONLY.word();
    byMode.put(nothing, SdkConfig.withoutReplay(nothing));
    if (hub != Mode.ANALYTICS_ONLY) {
      byMode.put(Mode.FULL.word(), SdkConfig.of(Mode.FULL.word(), full));
      byMode.put(
          Mode.REPLAY_OPTIMIZED.word(),
          SdkConfig.of(
              Mode.REPLAY_OPTIMIZED.word(),
              full.optimized(settings.read(ReplayOptimizedSettings.class))));
    }
    return byMode;
  }
}
