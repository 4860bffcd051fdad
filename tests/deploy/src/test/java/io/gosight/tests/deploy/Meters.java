package io.gosight.tests.deploy;

import java.io.IOException;
import java.io.StringReader;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The names of the hub's metrics, without what Prometheus adds. */
final class Meters {
  private static final Pattern SUFFIX =
      Pattern.compile("(_seconds)?(_total)?(_bucket|_count|_sum)?$");

  private Meters() {}

  /** Those of the catalog. */
  static Set<String> names() throws IOException {
    Properties catalog = new Properties();
    catalog.load(
        new StringReader(
            Project.text("routes/src/main/resources/io/gosight/operate/metrics.properties")));
    Set<String> names = new TreeSet<>();
    catalog.keySet().forEach(name -> names.add(base(name.toString())));
    return names;
  }

  /** A metric's name without what Prometheus adds. */
  static String base(String metric) {
    return SUFFIX.matcher(metric).replaceAll("");
  }

  /** Whether a library has that metric. */
  static boolean isForeign(String metric) {
    return metric.matches("(jvm|process|logback)_.*");
  }
}
