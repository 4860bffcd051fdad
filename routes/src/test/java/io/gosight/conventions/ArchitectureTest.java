package io.gosight.conventions;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A stage knows only those before it; all know the shared ground, and nobody knows the start. */
class ArchitectureTest {
  private static final String[] WIRING = {"io.gosight.app", "io.gosight.cli"};
  private static final JavaClasses HUB =
      new ClassFileImporter().importPath(Path.of("target/classes"));

  @ParameterizedTest
  @CsvSource(
      nullValues = "nothing",
      value = {
        "common, nothing",
        "kafka, common",
        "settings, common",
        "storage, common settings api.query",
        "ledger, common",
        "errors, common kafka",
        "ingest, common ledger errors",
        "enrich, common ingest",
        "fanout, common ingest enrich",
        "store, common kafka ledger errors storage",
        "insight, common kafka host host.detector spi spi.detector spi.event",
        "backtest, insight host host.detector spi spi.detector spi.event",
        "alert, common kafka errors host host.channel spi spi.channel spi.detector",
        "operate, fanout",
        "http, common settings insight"
      })
  void knowsOnlyWhatComesBefore(String stage, String before) {
    String[] known =
        Stream.concat(
                Stream.of(stage, "proto.v1"),
                before == null ? Stream.of() : Stream.of(before.split(" ")))
            .map(name -> "io.gosight." + name)
            .toArray(String[]::new);
    noClasses()
        .that(resideInAPackage("io.gosight." + stage))
        .should()
        .dependOnClassesThat(resideInAPackage("io.gosight..").and(not(resideInAnyPackage(known))))
        .check(HUB);
  }

  @Test
  void noTwoPackagesKnowEachOther() {
    slices().matching("io.gosight.(*)..").should().beFreeOfCycles().check(HUB);
  }

  @Test
  void nothingDependsOnTheWiring() {
    noClasses()
        .that(resideInAPackage("io.gosight..").and(not(resideInAnyPackage(WIRING))))
        .should()
        .dependOnClassesThat(resideInAnyPackage(WIRING))
        .check(HUB);
  }

  @Test
  void onlyTheWiringDependsOnTheApi() {
    noClasses()
        .that(
            resideInAPackage("io.gosight..")
                .and(
                    not(
                        resideInAnyPackage(
                            "io.gosight.app", "io.gosight.cli", "io.gosight.storage"))))
        .should()
        .dependOnClassesThat(resideInAPackage("io.gosight.api.."))
        .check(HUB);
  }

  @Test
  void onlyTheWiringAndTheStagesThatRunThemDependOnPlugins() {
    noClasses()
        .that(
            resideInAPackage("io.gosight..")
                .and(
                    not(
                        resideInAnyPackage(
                            "io.gosight.app",
                            "io.gosight.cli",
                            "io.gosight.insight",
                            "io.gosight.alert",
                            "io.gosight.backtest"))))
        .should()
        .dependOnClassesThat(resideInAPackage("io.gosight.host.."))
        .check(HUB);
  }

  @Test
  void nothingIsStaticAndChanges() {
    classes().should(Conditions.keepNoStaticState()).check(HUB);
  }
}
