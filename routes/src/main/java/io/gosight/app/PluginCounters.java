package io.gosight.app;

import io.gosight.api.hub.PluginCounts;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;

/** What the metrics count of a plugin. */
record PluginCounters(MeterRegistry meters) {
  PluginCounts ofDetector(String name) {
    return new PluginCounts(
        Math.round(function("detector_calls", name)),
        Math.round(counter("detector_failures", name)),
        function("detector_busy_seconds", name),
        Math.round(counter("insights", name)));
  }

  PluginCounts ofChannel(String name) {
    long calls = 0;
    long failures = 0;
    double seconds = 0;
    for (Timer timer : meters.find("channel_sends").tag("channel", name).timers()) {
      calls += timer.count();
      seconds += timer.totalTime(TimeUnit.MILLISECONDS) / 1e3;
      if ("failed".equals(timer.getId().getTag("result"))) {
        failures += timer.count();
      }
    }
    return new PluginCounts(calls, failures, seconds, null);
  }

  private double counter(String meter, String detector) {
    return meters.find(meter).tag("detector", detector).counters().stream()
        .mapToDouble(Counter::count)
        .sum();
  }

  private double function(String meter, String detector) {
    return meters.find(meter).tag("detector", detector).functionCounters().stream()
        .mapToDouble(FunctionCounter::count)
        .sum();
  }
}
