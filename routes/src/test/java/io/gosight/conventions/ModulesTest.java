package io.gosight.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Every module's dependencies point one way: plugins to the SPI, the hub to all but plugins. */
class ModulesTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Map<String, Set<String>> NEEDED = new TreeMap<>();

  @BeforeAll
  static void readModules() throws Exception {
    for (Path pom : poms()) {
      Element project =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(pom.toFile())
              .getDocumentElement();
      NEEDED.put(text(project, "artifactId"), needed(project));
    }
  }

  private static List<Path> poms() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT, 3)) {
      return files
          .filter(file -> file.endsWith("pom.xml"))
          .filter(file -> !file.toString().contains("/target/"))
          .filter(file -> !file.getParent().equals(ROOT))
          .toList();
    }
  }

  /** GoSight's own modules that this one is built on; what only its tests use does not count. */
  private static Set<String> needed(Element project) {
    Set<String> needed = new TreeSet<>();
    NodeList dependencies = project.getElementsByTagName("dependency");
    for (int i = 0; i < dependencies.getLength(); i++) {
      Element dependency = (Element) dependencies.item(i);
      if ("io.gosight".equals(text(dependency, "groupId"))
          && !"test".equals(text(dependency, "scope"))) {
        needed.add(text(dependency, "artifactId"));
      }
    }
    return needed;
  }

  private static String text(Element parent, String name) {
    NodeList children = parent.getChildNodes();
    for (int i = 0; i < children.getLength(); i++) {
      if (children.item(i).getNodeName().equals(name)) {
        return children.item(i).getTextContent().trim();
      }
    }
    return "";
  }

  @Test
  void theGroundNeedsNothing() {
    assertThat(NEEDED.get("gosight-proto")).isEmpty();
    assertThat(NEEDED.get("gosight-spi")).isEmpty();
    assertThat(NEEDED.get("gosight-api")).isEmpty();
  }

  @Test
  void pluginsNeedTheSpiAlone() {
    Set<String> allowed = Set.of("gosight-spi");
    assertThat(NEEDED).containsKeys("gosight-engine-kafka", "gosight-engine-clickhouse");
    NEEDED.forEach(
        (module, needed) -> {
          if (module.matches("gosight-(engine|detector|channel)-.*|gosight-plugins|gosight-host")) {
            assertThat(allowed).as(module).containsAll(needed);
          }
        });
  }

  @Test
  void theHubIsBuiltOnNoPlugin() {
    assertThat(NEEDED.get("gosight-routes"))
        .noneMatch(module -> module.matches("gosight-(engine|detector|channel)-.*"));
  }

  @Test
  void onlyTheDistributionAndTestsNeedTheHub() {
    NEEDED.forEach(
        (module, needed) -> {
          if (needed.contains("gosight-routes")) {
            assertThat(module).matches("gosight-(distribution|config|tests.*|bench.*)");
          }
        });
  }
}
