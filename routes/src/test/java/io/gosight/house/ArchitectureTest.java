package io.gosight.house;

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
  private static final JavaClasses HUB =
      new ClassFileImporter().importPath(Path.of("target/classes"));

  @ParameterizedTest
  @CsvSource(
      nullValues = "nothing",
      value = {
        "batch, nothing",
        "kafka, nothing",
        "ledger, nothing",
        "errors, kafka",
        "ingest, ledger errors",
        "enrich, ingest batch",
        "fanout, ingest enrich",
        "store, batch kafka ledger errors",
        "insight, batch kafka host host.detector spi spi.detector spi.event",
        "backtest, insight host host.detector spi spi.detector spi.event",
        "alert, kafka errors host host.channel spi spi.channel spi.detector",
        "operate, fanout"
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
  void nobodyKnowsTheStart() {
    noClasses()
        .that(resideInAPackage("io.gosight..").and(not(resideInAPackage("io.gosight.main"))))
        .should()
        .dependOnClassesThat(resideInAPackage("io.gosight.main"))
        .check(HUB);
  }

  @Test
  void onlyTheStartKnowsTheApi() {
    noClasses()
        .that(resideInAPackage("io.gosight..").and(not(resideInAPackage("io.gosight.main"))))
        .should()
        .dependOnClassesThat(resideInAPackage("io.gosight.api.."))
        .check(HUB);
  }

  @Test
  void onlyTheStartAndThoseThatRunThemKnowPlugins() {
    noClasses()
        .that(
            resideInAPackage("io.gosight..")
                .and(
                    not(
                        resideInAnyPackage(
                            "io.gosight.main",
                            "io.gosight.insight",
                            "io.gosight.alert",
                            "io.gosight.backtest"))))
        .should()
        .dependOnClassesThat(resideInAPackage("io.gosight.host.."))
        .check(HUB);
  }

  @Test
  void nothingIsStaticAndChanges() {
    classes().should(HouseConditions.keepNoStaticState()).check(HUB);
  }
}
