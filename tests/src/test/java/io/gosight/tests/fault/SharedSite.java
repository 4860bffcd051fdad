package io.gosight.tests.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Provides every test with the same {@link Site}, started for the first and stopped after the last.
 */
final class SharedSite implements ParameterResolver {
  private static final ExtensionContext.Namespace SHARED =
      ExtensionContext.Namespace.create(SharedSite.class);

  private record Open(Site site) implements AutoCloseable {
    @Override
    public void close() {
      site.close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Site.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(SHARED)
        .getOrComputeIfAbsent(Open.class, type -> open(), Open.class)
        .site();
  }

  private static Open open() {
    try {
      return new Open(new Site());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
