package io.gosight.host;

import io.gosight.spi.EngineFactory;
import io.gosight.spi.PluginFactory;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads plugins of some kinds from a folder. What is wrong with one plugin is recorded in its
 * {@link LoadedPlugin} and never keeps another from loading.
 */
public final class PluginLoader {
  private static final Logger LOG = LoggerFactory.getLogger(PluginLoader.class);

  private final List<Class<? extends PluginFactory>> kinds;
  private final List<PluginHandle<?>> usable = new ArrayList<>();
  private final List<LoadedPlugin> failed = new ArrayList<>();
  private final PluginSupervisor supervisor;
  private final List<PluginClassLoader> loaders = new ArrayList<>();

  private PluginLoader(List<Class<? extends PluginFactory>> kinds, PluginLimits limits) {
    this.kinds = List.copyOf(kinds);
    this.supervisor = new PluginSupervisor(limits);
  }

  /**
   * Loads every plugin of a folder.
   *
   * @param folder the plugins' folder, see {@link PluginDirectory}
   * @param kinds the factory types to look for
   * @throws IOException if the folder can't be read
   */
  public static Plugins load(Path folder, List<Class<? extends PluginFactory>> kinds)
      throws IOException {
    return load(folder, kinds, PluginLimits.DEFAULT);
  }

  static Plugins load(Path folder, List<Class<? extends PluginFactory>> kinds, PluginLimits limits)
      throws IOException {
    return load(new PluginDirectory(folder.toAbsolutePath()).entries(), kinds, limits);
  }

  /**
   * Loads every plugin of a folder and one more from elsewhere, in the place of one of the same
   * file name, as if it had been copied there.
   *
   * @param folder the plugins' folder, see {@link PluginDirectory}
   * @param plugin the other plugin's jar, or its folder of jars
   * @param kinds the factory types to look for
   * @throws IOException if one of the folders can't be read
   */
  public static Plugins loadWith(
      Path folder, Path plugin, List<Class<? extends PluginFactory>> kinds) throws IOException {
    PluginDirectory.Entry other = PluginDirectory.Entry.of(plugin.toAbsolutePath());
    List<PluginDirectory.Entry> entries = new ArrayList<>();
    for (PluginDirectory.Entry entry : new PluginDirectory(folder.toAbsolutePath()).entries()) {
      if (!entry.path().getFileName().equals(other.path().getFileName())) {
        entries.add(entry);
      }
    }
    entries.add(other);
    return load(entries, kinds, PluginLimits.DEFAULT);
  }

  private static Plugins load(
      List<PluginDirectory.Entry> entries,
      List<Class<? extends PluginFactory>> kinds,
      PluginLimits limits) {
    PluginLoader loader = new PluginLoader(kinds, limits);
    entries.forEach(loader::add);
    DuplicateNames.refuse(loader.usable, loader.failed);
    loader.failed.forEach(
        plugin -> LOG.warn("Plugin {}: {}", plugin.name(), plugin.failure().orElseThrow()));
    return new Plugins(loader.usable, loader.failed, loader.loaders);
  }

  private void add(PluginDirectory.Entry entry) {
    if (entry.jars().isEmpty()) {
      refuse(
          entry,
          PluginReason.NO_JAR,
          "The folder "
              + entry.path()
              + " has no jar in it; put the plugin's jar there or remove the folder.");
      return;
    }
    List<URL> urls = new ArrayList<>();
    for (Path jar : entry.jars()) {
      try (JarFile readable = new JarFile(jar.toFile())) {
        urls.add(Path.of(readable.getName()).toUri().toURL());
      } catch (MalformedURLException e) {
        throw new IllegalStateException("A file's path is always a URL: " + jar, e);
      } catch (IOException e) {
        refuse(
            entry,
            PluginReason.BAD_JAR,
            jar + " is not a readable jar (" + e.getMessage() + "); build or copy it again.");
        return;
      }
    }
    Optional<String> twice = listedTwice(entry);
    if (twice.isPresent()) {
      refuse(entry, PluginReason.DUPLICATE_NAME, twice.get());
      return;
    }
    PluginClassLoader classLoader = new PluginClassLoader("plugin-" + entry.name(), urls);
    loaders.add(classLoader);
    int before = usable.size() + failed.size();
    for (Class<? extends PluginFactory> kind : kinds) {
      new FactorySearch<>(kind, entry, classLoader, supervisor).collect(usable, failed);
    }
    refuseIfItEndsTheJvm(entry);
    if (usable.size() + failed.size() == before) {
      refuse(
          entry,
          PluginReason.NO_FACTORY,
          "No jar in "
              + entry.path()
              + " lists a factory; name its class in one of: "
              + listings()
              + ".");
    }
  }

  /** Engines may bring libraries that can; they are shipped, and no request reaches such code. */
  private void refuseIfItEndsTheJvm(PluginDirectory.Entry entry) {
    List<PluginHandle<?>> here =
        usable.stream()
            .filter(handle -> handle.plugin().location().equals(entry.path()))
            .filter(handle -> !(handle.factory() instanceof EngineFactory))
            .toList();
    if (here.isEmpty()) {
      return;
    }
    Optional<String> call;
    try {
      call = JvmExit.find(entry.jars());
    } catch (IOException e) {
      call = Optional.empty();
      LOG.warn("The classes of {} could not be checked.", entry.path(), e);
    }
    call.ifPresent(
        found -> {
          usable.removeAll(here);
          here.forEach(
              handle ->
                  failed.add(
                      handle
                          .plugin()
                          .failed(
                              PluginReason.ENDS_THE_JVM,
                              found + ", which would end the hub; remove that call.")));
        });
  }

  private Optional<String> listedTwice(PluginDirectory.Entry entry) {
    for (Class<? extends PluginFactory> kind : kinds) {
      try {
        Optional<String> twice = ServiceListings.listedTwice(entry.jars(), kind);
        if (twice.isPresent()) {
          return twice;
        }
      } catch (IOException e) {
        LOG.warn("The listings of {} could not be read.", entry.path(), e);
      }
    }
    return Optional.empty();
  }

  private String listings() {
    return String.join(
        ", ", kinds.stream().map(kind -> "META-INF/services/" + kind.getName()).toList());
  }

  private void refuse(PluginDirectory.Entry entry, PluginReason reason, String sentence) {
    failed.add(
        new LoadedPlugin(
            entry.name(),
            "unknown",
            "unknown",
            entry.path(),
            LoadedPlugin.State.FAILED,
            Optional.of(new PluginFailure(reason, sentence))));
  }
}
