package io.gosight.host;

import io.gosight.spi.PluginFactory;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;

/**
 * Finds the factories of one kind in one plugin. Each step of {@link ServiceLoader} is guarded by
 * itself, so that the factories after a broken one are found too.
 */
final class FactorySearch<F extends PluginFactory> {
  private static final String NAME = "[a-z][a-z0-9]*(-[a-z0-9]+)*";

  private final Class<F> kind;
  private final PluginDirectory.Entry entry;
  private final PluginClassLoader loader;
  private final PluginSupervisor supervisor;

  FactorySearch(
      Class<F> kind,
      PluginDirectory.Entry entry,
      PluginClassLoader loader,
      PluginSupervisor supervisor) {
    this.kind = kind;
    this.entry = entry;
    this.loader = loader;
    this.supervisor = supervisor;
  }

  void collect(List<PluginHandle<?>> usable, List<LoadedPlugin> failed) {
    Iterator<ServiceLoader.Provider<F>> providers =
        ServiceLoader.load(kind, loader).stream().iterator();
    while (true) {
      ServiceLoader.Provider<F> provider;
      try {
        if (!providers.hasNext()) {
          return;
        }
        provider = providers.next();
      } catch (ServiceConfigurationError | LinkageError e) {
        failed.add(
            refused(
                entry.name(),
                PluginReason.BAD_LISTING,
                "%s. META-INF/services/%s must list public classes of this plugin that implement"
                        .formatted(PluginFailure.describe(e), kind.getName())
                    + " it and have a public constructor without arguments, and every class they"
                    + " need must be in the plugin's folder."));
        continue;
      }
      inspect(provider, usable, failed);
    }
  }

  private void inspect(
      ServiceLoader.Provider<F> provider, List<PluginHandle<?>> usable, List<LoadedPlugin> failed) {
    String type = provider.type().getName();
    try {
      F factory = within(provider::get);
      String name = within(factory::name);
      int spiVersion = within(factory::spiVersion);
      if (spiVersion != PluginFactory.SPI_VERSION) {
        failed.add(
            refused(
                entry.name(),
                PluginReason.WRONG_SPI_VERSION,
                "%s was built against SPI version %d and this hub has version %d; build it again"
                        .formatted(type, spiVersion, PluginFactory.SPI_VERSION)
                    + " with this hub's gosight-spi."));
      } else if (name == null || !name.matches(NAME)) {
        failed.add(
            refused(
                entry.name(),
                PluginReason.BAD_NAME,
                "%s calls itself '%s'; a plugin's name is lower-case words joined by hyphens, such"
                        .formatted(type, name)
                    + " as rage-click."));
      } else {
        Objects.requireNonNull(
            within(factory::configuration),
            "configuration() is null; a plugin without keys returns ConfigurationSpec.NONE");
        usable.add(new PluginHandle<>(factory, loaded(name, provider.type())));
      }
    } catch (PluginTimeoutException e) {
      failed.add(
          refused(
              entry.name(),
              PluginReason.TIMED_OUT,
              "%s was only being listed: %s A factory's constructor and its describing methods must"
                      .formatted(type, e.getMessage())
                  + " do no work."));
    } catch (Exception | Error e) {
      failed.add(
          refused(
              entry.name(),
              PluginReason.BROKEN_FACTORY,
              "%s failed while it was only being listed: %s. A factory's constructor and its"
                      .formatted(type, PluginFailure.describe(e))
                  + " describing methods must do no work."));
    }
  }

  private <T> T within(Callable<T> code) throws Exception {
    return supervisor.call(entry.name(), () -> PluginCall.within(loader, code));
  }

  private LoadedPlugin loaded(String name, Class<?> type) {
    return new LoadedPlugin(
        name,
        kind.getSimpleName(),
        Optional.ofNullable(type.getPackage().getImplementationVersion()).orElse("unknown"),
        entry.path(),
        LoadedPlugin.State.LOADED,
        Optional.empty());
  }

  private LoadedPlugin refused(String name, PluginReason reason, String sentence) {
    return new LoadedPlugin(
        name,
        kind.getSimpleName(),
        "unknown",
        entry.path(),
        LoadedPlugin.State.FAILED,
        Optional.of(new PluginFailure(reason, sentence)));
  }
}
