package io.gosight.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.gosight.conventions.RouteFile;
import java.lang.reflect.Constructor;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Every shipped route is run by a {@link RouteTest}. */
class EveryRouteIsRunTest {
  private static final Path TESTS = Path.of("target/test-classes/io/gosight/app");

  @Test
  void bySomeTest() throws ReflectiveOperationException {
    Set<String> tested = new TreeSet<>();
    for (JavaClass type : new ClassFileImporter().importPath(TESTS)) {
      if (type.isAssignableTo(RouteTest.class)
          && !type.getModifiers().contains(JavaModifier.ABSTRACT)) {
        Constructor<?> constructor = type.reflect().getDeclaredConstructor();
        constructor.setAccessible(true);
        tested.addAll(((RouteTest) constructor.newInstance()).files());
      }
    }

    assertThat(RouteFile.all())
        .filteredOn(file -> !RouteTest.routeIds(file).isEmpty())
        .extracting(RouteTest::name)
        .as("a file that no subclass of RouteTest names")
        .allMatch(tested::contains);
  }
}
