package io.gosight.conventions;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.gosight.host.PluginSupervisor;
import io.gosight.host.PluginThread;
import io.gosight.threads.HubThreads;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A stage knows only those before it; all may depend on the shared packages, and none on the
 * wiring.
 */
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
        "project, threads",
        "log, common settings",
        "connections, common settings",
        "stage, common settings host threads",
        "storage, common settings stage api.query api.keys api.sql",
        "kafka, common settings stage storage threads",
        "tracing, common settings stage storage kafka",
        "http, common settings stage connections",
        "errors, common settings stage kafka",
        "ledger, common settings stage storage",
        "scrub, common settings",
        "ingest, common settings ledger connections threads tracing",
        "ingest.wire, ingest",
        "ingest.keys, ingest",
        "ingest.validation, common ingest scrub stage",
        "ingest.http, ingest",
        "ingest.grpc, common ingest connections",
        "enrich.agent, common",
        "enrich, common settings stage scrub project ingest enrich.agent threads",
        "fanout, common settings stage ingest enrich tracing",
        "presence, stage kafka",
        "store, common settings stage storage kafka errors project tracing",
        "replay, common settings stage storage kafka errors ingest scrub fanout tracing",
        "tier, common settings stage storage replay",
        "insight, common settings stage storage kafka errors host host.detector spi spi.detector"
            + " spi.event tracing",
        "backtest, api.error api.query insight host host.detector spi spi.detector spi.event",
        "alert.history, spi.channel",
        "alert.rule, alert.history api.query kafka",
        "alert.channel, alert.history kafka host host.channel spi spi.channel spi.detector",
        "alert.delivery, alert.history alert.channel common errors kafka",
        "alert, alert.history alert.rule alert.channel alert.delivery api.query settings stage"
            + " host spi.channel threads",
        "seed, common",
        "operate, common settings stage http storage threads",
        "steps, common ingest enrich kafka",
        "console, common settings connections",
        "routing, common settings threads",
        "doctor, nothing",
        "trackers, common ingest"
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

  /**
   * A thread that was started otherwise could end without a word. Pools may be made by hand with a
   * factory, which is then that of the hub's threads.
   */
  @Test
  void threadsAreStartedByOneMechanismAlone() {
    JavaClasses beside =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.gosight.host", "io.gosight.threads", "io.gosight.api");
    for (JavaClasses classes : List.of(HUB, beside)) {
      noClasses()
          .that(not(belongToAnyOf(HubThreads.class, PluginThread.class, PluginSupervisor.class)))
          .should()
          .callConstructorWhere(Conditions.startsThreads())
          .orShould()
          .callMethodWhere(target(owner(equivalentTo(Executors.class))))
          .check(classes);
    }
  }

  @Test
  void nothingIsStaticAndChanges() {
    classes().should(Conditions.keepNoStaticState()).check(HUB);
  }
}
