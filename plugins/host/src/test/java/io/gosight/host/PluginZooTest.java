package io.gosight.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gosight.spi.EngineFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deliberately broken plugins, each beside a good one that must load all the same. */
class PluginZooTest {
  @TempDir Path folder;
  private Plugins plugins;

  @BeforeEach
  void aGoodPlugin() throws IOException {
    new PluginJar().factory("Good", "good", "").version("1.2.3").write(folder.resolve("a/a.jar"));
    new PluginJar().factory("Good", "good-too", "").write(folder.resolve("z-dropped-in.jar"));
  }

  @AfterEach
  void close() {
    if (plugins != null) {
      plugins.close();
    }
  }

  @Test
  void goodOnesLoadFromAFolderAndFromASingleJar() throws IOException {
    load();

    assertThat(plugins.failed()).isEmpty();
    assertThat(plugins.of(EngineFactory.class))
        .extracting(PluginHandle::name)
        .containsExactly("good", "good-too");
    assertThat(plugins.all()).extracting(LoadedPlugin::version).containsExactly("1.2.3", "unknown");
  }

  @Test
  void aFolderThatDoesNotExistHasNoPlugins() throws IOException {
    plugins = PluginLoader.load(folder.resolve("nowhere"), List.of(EngineFactory.class));

    assertThat(plugins.all()).isEmpty();
  }

  @Test
  void aThrowingConstructor() throws IOException {
    pack(
        new PluginJar()
            .factory(
                "Broken",
                "broken",
                "public Broken() { throw new IllegalStateException(\"no luck\"); }"));

    assertFailure(PluginReason.BROKEN_FACTORY, "zoo.Broken", "no luck", "must do no work");
  }

  @Test
  void aStaticInitializerThatThrows() throws IOException {
    pack(
        new PluginJar()
            .factory("Broken", "broken", "static final int X = Integer.parseInt(\"x\");"));

    assertFailure(PluginReason.BROKEN_FACTORY, "zoo.Broken", "NumberFormatException");
  }

  @Test
  void aListedClassThatIsMissing() throws IOException {
    pack(new PluginJar().lists("zoo.Nowhere"));

    assertFailure(
        PluginReason.BAD_LISTING, "zoo.Nowhere not found", "META-INF/services/io.gosight.spi");
  }

  @Test
  void aListedClassWhoseParentIsMissing() throws IOException {
    pack(
        new PluginJar()
            .missing("Parent", "public class Parent {}")
            .source(
                "Child",
                """
                public class Child extends Parent implements EngineFactory {
                  public String name() { return "child"; }
                  public ConfigurationSpec configuration() { return ConfigurationSpec.NONE; }
                  public Engine create(Configuration c, EngineContext x) { return null; }
                }
                """)
            .lists("zoo.Child"));

    assertFailure(PluginReason.BAD_LISTING, "zoo/Parent", "must be in the plugin's folder");
  }

  @Test
  void aListedClassThatIsNoFactory() throws IOException {
    pack(new PluginJar().source("Plain", "public class Plain {}").lists("zoo.Plain"));

    assertFailure(PluginReason.BAD_LISTING, "zoo.Plain not a subtype");
  }

  @Test
  void aListingThatIsNoClassName() throws IOException {
    pack(new PluginJar().lists("this is no class"));

    assertFailure(PluginReason.BAD_LISTING, "META-INF/services");
  }

  @Test
  void anotherSpiVersion() throws IOException {
    pack(new PluginJar().factory("Old", "old", "public int spiVersion() { return 99; }"));

    assertFailure(PluginReason.WRONG_SPI_VERSION, "version 99", "build it again");
  }

  @Test
  void aNameThatIsNotKebabCase() throws IOException {
    pack(new PluginJar().factory("Shouting", "Rage_Click", ""));

    assertFailure(PluginReason.BAD_NAME, "'Rage_Click'", "such as rage-click");
  }

  @Test
  void noConfiguration() throws IOException {
    pack(
        new PluginJar()
            .source(
                "Bare",
                """
                public class Bare implements EngineFactory {
                  public String name() { return "bare"; }
                  public ConfigurationSpec configuration() { return null; }
                  public Engine create(Configuration c, EngineContext x) { return null; }
                }
                """)
            .lists("zoo.Bare"));

    assertFailure(PluginReason.BROKEN_FACTORY, "ConfigurationSpec.NONE");
  }

  @Test
  void aKeyDeclaredWithABadName() throws IOException {
    pack(
        new PluginJar()
            .source(
                "BadKey",
                """
                public class BadKey implements EngineFactory {
                  public String name() { return "bad-key"; }
                  public ConfigurationSpec configuration() {
                    return ConfigurationSpec.of(ConfigKey.required("Bad Key", ConfigType.LONG, ""));
                  }
                  public Engine create(Configuration c, EngineContext x) { return null; }
                }
                """)
            .lists("zoo.BadKey"));

    assertFailure(PluginReason.BROKEN_FACTORY, "'Bad Key'", "lower-case words joined by hyphens");
  }

  @Test
  void aNameTakenTwiceIsRefusedForBothWithBothPaths() throws IOException {
    Path one = new PluginJar().factory("One", "twin", "").write(folder.resolve("m/one.jar"));
    Path two = new PluginJar().factory("Two", "twin", "").write(folder.resolve("n/two.jar"));

    load();

    assertThat(plugins.failed())
        .hasSize(2)
        .allSatisfy(
            plugin -> {
              PluginFailure failure = plugin.failure().orElseThrow();
              assertThat(failure.reason()).isEqualTo(PluginReason.DUPLICATE_NAME);
              assertThat(failure.sentence()).contains(one.toString(), two.toString(), "remove");
            });
    assertGoodOnesLoaded();
  }

  @Test
  void aJarThatIsNotAZip() throws IOException {
    Files.writeString(folder.resolve("garbage.jar"), "not a zip");

    assertFailure(PluginReason.BAD_JAR, "garbage.jar", "build or copy it again");
  }

  @Test
  void anEmptyFolder() throws IOException {
    Files.createDirectory(folder.resolve("empty"));

    assertFailure(PluginReason.NO_JAR, "empty", "put the plugin's jar there");
  }

  @Test
  void aJarThatListsNothing() throws IOException {
    pack(new PluginJar().source("Plain", "public class Plain {}"));

    assertFailure(
        PluginReason.NO_FACTORY, "META-INF/services/io.gosight.spi.EngineFactory", "broken");
  }

  @Test
  void aBrokenFactoryBesideAGoodOneInTheSameJar() throws IOException {
    pack(
        new PluginJar()
            .lists("zoo.Nowhere")
            .factory("Fine", "fine", "")
            .factory("Broken", "broken", "{ if (true) throw new RuntimeException(); }"));

    load();

    assertThat(plugins.failed())
        .extracting(plugin -> plugin.failure().orElseThrow().reason())
        .containsExactly(PluginReason.BAD_LISTING, PluginReason.BROKEN_FACTORY);
    assertThat(plugins.of(EngineFactory.class, List.of("fine"))).hasSize(1);
  }

  @Test
  void aPluginThatBringsItsOwnSpiGetsTheHubs() throws IOException {
    pack(new PluginJar().factory("Heavy", "heavy", "").withOwnSpi());

    load();

    assertThat(plugins.of(EngineFactory.class, List.of("heavy"))).hasSize(1);
  }

  @Test
  void twoPluginsWithTwoVersionsOfALibraryBothWork() throws Exception {
    for (int version : new int[] {1, 2}) {
      new PluginJar()
          .source("Library", "class Library { static int version() { return " + version + "; } }")
          .factory(
              "User",
              "user-" + version,
              "public String toString() { return \"\" + Library.version(); }")
          .write(folder.resolve("user-" + version + "/user.jar"));
    }

    load();

    assertThat(plugins.of(EngineFactory.class, List.of("user-1", "user-2")))
        .extracting(handle -> handle.factory().toString())
        .containsExactly("1", "2");
  }

  @Test
  void aPluginDoesNotSeeTheHubsLibraries() throws IOException {
    pack(
        new PluginJar()
            .factory(
                "Curious",
                "curious",
                "public Curious() throws Exception { Class.forName(\"org.assertj.core.api.Assertions\"); }"));

    assertFailure(PluginReason.BROKEN_FACTORY, "ClassNotFoundException");
  }

  @Test
  void theContextClassLoaderIsThePluginsOwn() throws Exception {
    pack(
        new PluginJar()
            .factory(
                "Aware",
                "aware",
                "public int spiVersion() { return Thread.currentThread().getContextClassLoader()"
                    + " == Aware.class.getClassLoader() ? 1 : 0; }"));
    ClassLoader before = Thread.currentThread().getContextClassLoader();

    load();

    assertThat(plugins.of(EngineFactory.class, List.of("aware"))).hasSize(1);
    assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
  }

  @Test
  void askingForAnAbsentOrBrokenPluginSaysWhy() throws IOException {
    Files.createDirectory(folder.resolve("empty"));
    load();

    assertThatThrownBy(() -> plugins.of(EngineFactory.class, List.of("kafak")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("There is no usable EngineFactory plugin 'kafak'; there are: good, good-too.");
    assertThatThrownBy(() -> plugins.of(EngineFactory.class, List.of("empty")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[no-jar]");
  }

  private void pack(PluginJar jar) throws IOException {
    jar.write(folder.resolve("broken/broken.jar"));
  }

  private void load() throws IOException {
    plugins = PluginLoader.load(folder, List.of(EngineFactory.class));
  }

  private void assertFailure(PluginReason reason, String... parts) throws IOException {
    load();
    assertThat(plugins.failed())
        .singleElement()
        .satisfies(
            plugin -> {
              assertThat(plugin.state()).isEqualTo(LoadedPlugin.State.FAILED);
              assertThat(plugin.failure().orElseThrow().reason()).isEqualTo(reason);
              assertThat(plugin.failure().orElseThrow().sentence())
                  .contains(parts)
                  .doesNotContain("\n");
            });
    assertGoodOnesLoaded();
  }

  private void assertGoodOnesLoaded() {
    assertThat(plugins.of(EngineFactory.class, List.of("good", "good-too"))).hasSize(2);
  }
}
