package io.gosight.operate;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/**
 * The help text of each of the hub's own metrics, in one file, so that many places can count under
 * one name. Immutable.
 *
 * @param help the help text by the meter's name, without suffixes such as {@code _total}
 */
public record MetricCatalog(Map<String, String> help) {
  private static final String FILE = "metrics.properties";

  /** Names that Prometheus's own check refuses; other metrics say the same. */
  private static final Set<String> UNFIT = Set.of("system.cpu.count", "process.cpu.time");

  /** Keeps a copy. */
  public MetricCatalog {
    help = Map.copyOf(help);
  }

  /** The catalog of this hub. */
  public static MetricCatalog load() {
    Properties properties = new Properties();
    try (Reader in =
        new InputStreamReader(
            Objects.requireNonNull(MetricCatalog.class.getResourceAsStream(FILE)),
            StandardCharsets.UTF_8)) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(FILE + " can't be read.", e);
    }
    Map<String, String> help = new TreeMap<>();
    properties.forEach((name, text) -> help.put(name.toString(), text.toString()));
    return new MetricCatalog(help);
  }

  /** Gives meters without a description the one of the catalog. */
  public MeterFilter filter() {
    return new MeterFilter() {
      @Override
      public MeterFilterReply accept(Meter.Id id) {
        return UNFIT.contains(id.getName()) ? MeterFilterReply.DENY : MeterFilterReply.NEUTRAL;
      }

      @Override
      public Meter.Id map(Meter.Id id) {
        String text = help.get(id.getName());
        return text == null || id.getDescription() != null
            ? id
            : new Meter.Id(
                id.getName(),
                Tags.of(id.getTagsAsIterable()),
                id.getBaseUnit(),
                text,
                id.getType());
      }
    };
  }
}
