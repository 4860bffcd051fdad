package io.gosight.host;

import io.gosight.spi.PluginFactory;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;

/**
 * A plugin's own class loader. It sees the JDK, its own jars, and from the hub only the SPI and the
 * logging API, which always come from the hub, so that a plugin which brings its own copy of them
 * still talks to this hub. Every other library may be there in as many versions as there are
 * plugins.
 */
final class PluginClassLoader extends URLClassLoader {
  private static final List<String> SHARED = List.of("io.gosight.spi.", "org.slf4j.");

  static {
    registerAsParallelCapable();
  }

  private final ClassLoader host = PluginFactory.class.getClassLoader();

  PluginClassLoader(String name, List<URL> jars) {
    super(name, jars.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (SHARED.stream().anyMatch(name::startsWith)) {
      return host.loadClass(name);
    }
    return super.loadClass(name, resolve);
  }
}
