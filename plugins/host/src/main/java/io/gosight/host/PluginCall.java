package io.gosight.host;

import java.util.concurrent.Callable;

/** Runs a plugin's code with the plugin's class loader as the thread's context class loader. */
final class PluginCall {
  private PluginCall() {}

  static <T> T within(ClassLoader loader, Callable<T> code) throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      return code.call();
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
