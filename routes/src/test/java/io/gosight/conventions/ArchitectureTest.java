package io.gosight.conventions;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
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
        "settings, common",
        "project, nothing",
        "log, common settings",
        "connections, common settings",
        "stage, common settings host",
        "storage, common settings stage api.query api.keys",
        "kafka, common settings stage storage",
        "http, common settings stage connections",
        "errors, common settings stage kafka",
        "ledger, common settings stage storage",
        "scrub, common settings",
        "ingest, common settings ledger connections",
        "ingest.wire, ingest",
        "ingest.keys, ingest",
        "ingest.validation, common ingest scrub stage",
        "ingest.http, ingest",
        "ingest.grpc, ingest connections",
        "enrich.agent, common",
        "enrich, common settings stage scrub project ingest enrich.agent",
        "fanout, common settings stage ingest enrich",
        "presence, stage kafka",
        "store, common settings stage storage kafka errors project",
        "replay, common settings stage storage kafka errors ingest scrub" + " fanout",
        "tier, common settings stage storage replay",
        "insight, common settings stage storage kafka errors host host.detector spi spi.detector"
            + " spi.event",
        "backtest, api.error api.query insight host host.detector spi spi.detector spi.event",
        "alert.history, spi.channel",
        "alert.rule, alert.history api.query kafka",
        "alert.channel, kafka host.channel spi.channel spi.detector",
        "alert.delivery, alert.history alert.channel common errors kafka",
        "alert, alert.history alert.rule alert.channel alert.delivery api.query settings stage"
            + " host",
        "seed, common",
        "operate, common settings stage http storage",
        "steps, common ingest enrich kafka",
        "console, common settings connections",
        "routing, common settings",
        "trackers, ingest"
      })
  void knowsOnlyWhatComesBefore(String stage, String before) {
    String[] known =
        Stream.concat(
                Stream.of(stage, "proto.v1"),
                before == null ? Stream.of() : Stream.of(before.split(" ")))
            .map(name -> "io.gosight." + name)
            .toArray(String[]::new);
    noClasses()
        .that(resideInAPackage("io.gosight." + stage).and(not(simpleName("IngestStage"))))
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

  /** Every stage may read by the API's layer of queries. */
  @Test
  void onlyTheWiringDependsOnTheRestOfTheApi() {
    noClasses()
        .that(
            resideInAPackage("io.gosight..")
                .and(
                    not(
                        resideInAnyPackage(
                            "io.gosight.app", "io.gosight.cli", "io.gosight.storage"))))
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.gosight.api..")
                .and(not(resideInAnyPackage("io.gosight.api.query", "io.gosight.api.error"))))
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
                            "io.gosight.stage",
                            "io.gosight.insight",
                            "io.gosight.alert..",
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
