package io.gosight.host;

import io.gosight.spi.PluginFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The plugins of a folder: those that can be used and those that can't. Safe for many threads. */
public final class Plugins implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Plugins.class);

  private final List<PluginHandle<?>> usable;
  private final List<LoadedPlugin> failed;
  private final List<PluginClassLoader> loaders;

  Plugins(
      List<PluginHandle<?>> usable, List<LoadedPlugin> failed, List<PluginClassLoader> loaders) {
    this.usable = List.copyOf(usable);
    this.failed = List.copyOf(failed);
    this.loaders = List.copyOf(loaders);
  }

  /** No plugins at all. */
  public static Plugins none() {
    return new Plugins(List.of(), List.of(), List.of());
  }

  /** The usable plugins of one kind, by name. */
  public <F extends PluginFactory> List<PluginHandle<F>> of(Class<F> kind) {
    List<PluginHandle<F>> found = new ArrayList<>();
    for (PluginHandle<?> handle : usable) {
      if (handle.plugin().kind().equals(kind.getSimpleName())) {
        found.add(new PluginHandle<>(kind.cast(handle.factory()), handle.plugin()));
      }
    }
    found.sort(Comparator.comparing(PluginHandle::name));
    return found;
  }

  /**
   * The usable plugins of one kind that have these names, in the order of the names.
   *
   * @throws IllegalArgumentException naming what is wrong with a plugin, or the valid names
   */
  public <F extends PluginFactory> List<PluginHandle<F>> of(
      Class<F> kind, Collection<String> names) {
    List<PluginHandle<F>> all = of(kind);
    List<PluginHandle<F>> found = new ArrayList<>();
    for (String name : names) {
      found.add(
          all.stream()
              .filter(handle -> handle.name().equals(name))
              .findFirst()
              .orElseThrow(() -> new IllegalArgumentException(absent(kind, name, all))));
    }
    return found;
  }

  private <F extends PluginFactory> String absent(
      Class<F> kind, String name, List<PluginHandle<F>> all) {
    return failed.stream()
        .filter(plugin -> plugin.name().equals(name))
        .findFirst()
        .flatMap(LoadedPlugin::failure)
        .map(failure -> "Plugin '" + name + "' can't be used: " + failure)
        .orElseGet(
            () ->
                "There is no usable %s plugin '%s'; there are: %s."
                    .formatted(
                        kind.getSimpleName(),
                        name,
                        all.isEmpty()
                            ? "none"
                            : String.join(
                                ", ",
                                new TreeSet<>(all.stream().map(PluginHandle::name).toList()))));
  }

  /** Every plugin found, the broken ones included, by name. */
  public List<LoadedPlugin> all() {
    List<LoadedPlugin> all = new ArrayList<>(failed);
    usable.forEach(handle -> all.add(handle.plugin()));
    all.sort(Comparator.comparing(LoadedPlugin::name).thenComparing(LoadedPlugin::kind));
    return all;
  }

  /** The plugins that can't be used. */
  public List<LoadedPlugin> failed() {
    return failed;
  }

  /** The same, as if only that jar or folder were there; closing it closes nothing. */
  public Plugins at(Path location) {
    return new Plugins(
        usable.stream().filter(handle -> handle.plugin().location().equals(location)).toList(),
        failed.stream().filter(plugin -> plugin.location().equals(location)).toList(),
        List.of());
  }

  /** Lets go of the plugins' jars; call it when nothing of any plugin runs any more. */
  @Override
  public void close() {
    for (PluginClassLoader loader : loaders) {
      try {
        loader.close();
      } catch (IOException e) {
        LOG.warn("The jars of {} could not be closed.", loader.getName(), e);
      }
    }
  }
}
