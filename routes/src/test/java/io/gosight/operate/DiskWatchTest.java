package io.gosight.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.stage.DiskPressure;
import io.gosight.stage.HealthStatus.Level;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskWatchTest {
  private static final long GIGABYTE = 1L << 30;

  private final DiskPressure pressure = new DiskPressure();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private long free = 50 * GIGABYTE;

  @TempDir private Path folder;

  private DiskWatch watch() {
    return new DiskWatch(
        folder,
        new DiskSettings(80, 90, 512),
        pressure,
        meters,
        path -> new DiskWatch.Space(100 * GIGABYTE, free));
  }

  @Test
  void warnsThenRejectsReplayThenAsksForNoTraffic() throws Exception {
    DiskWatch watch = watch();
    watch.measure();
    assertThat(watch.health().level()).isEqualTo(Level.OK);
    free = 20 * GIGABYTE;
    watch.measure();
    assertThat(watch.health().state()).isEqualTo("nearly_full");
    assertThat(watch.health().details().get("reason")).asString().contains("80 % full");
    assertThat(pressure.rejectsReplay()).isFalse();
    free = 10 * GIGABYTE;
    watch.measure();
    assertThat(watch.health().level()).isEqualTo(Level.DEGRADED);
    assertThat(pressure.rejectsReplay()).isTrue();
    free = GIGABYTE / 4;
    watch.measure();
    assertThat(watch.health().level()).isEqualTo(Level.NOT_READY);
    free = 50 * GIGABYTE;
    watch.measure();
    assertThat(pressure.rejectsReplay()).isFalse();
    assertThat(watch.health().level()).isEqualTo(Level.OK);
    assertThat(meters.get("disk_free_bytes").gauge().value()).isEqualTo(50.0 * GIGABYTE);
  }

  @Test
  void measuresARealDisk() throws Exception {
    DiskWatch.Space space = DiskWatch.measure(folder);
    assertThat(space.total()).isGreaterThan(space.free()).isPositive();
  }
}
