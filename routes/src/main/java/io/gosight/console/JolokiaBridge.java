package io.gosight.console;

import io.vertx.core.MultiMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jolokia.json.JSONStructure;
import org.jolokia.server.core.config.ConfigKey;
import org.jolokia.server.core.config.StaticConfiguration;
import org.jolokia.server.core.http.HttpRequestHandler;
import org.jolokia.server.core.request.EmptyResponseException;
import org.jolokia.server.core.service.JolokiaServiceManagerFactory;
import org.jolokia.server.core.service.api.JolokiaServiceManager;
import org.jolokia.server.core.service.api.LogHandler;
import org.jolokia.service.jmx.LocalRequestHandler;
import org.jolokia.service.serializer.JolokiaSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Jolokia over the MBeans of this process, under a policy. Safe for use by many threads. */
final class JolokiaBridge implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JolokiaBridge.class);
  private static final String MAX_OBJECTS = "50000";

  private final JolokiaServiceManager services;
  private final HttpRequestHandler handler;

  JolokiaBridge(ConsolePolicy policy) {
    StaticConfiguration configuration =
        new StaticConfiguration(
            ConfigKey.AGENT_ID,
            "gosight",
            ConfigKey.MAX_OBJECTS,
            MAX_OBJECTS,
            ConfigKey.INCLUDE_STACKTRACE,
            "false");
    this.services =
        JolokiaServiceManagerFactory.createJolokiaServiceManager(configuration, new Log(), policy);
    services.addService(new JolokiaSerializer());
    services.addService(new LocalRequestHandler(1));
    this.handler = new HttpRequestHandler(services.start());
  }

  /** Executes a {@code GET}; the path is what follows {@code /jolokia}. */
  String get(String uri, String path, MultiMap parameters) {
    try {
      return handler.handleGetRequest(uri, path, arrays(parameters)).toJSONString();
    } catch (EmptyResponseException e) {
      return "{}";
    } catch (RuntimeException e) {
      return failure(e);
    }
  }

  /** Executes a {@code POST} with one request or several. */
  String post(String uri, byte[] body, MultiMap parameters) {
    try {
      JSONStructure response =
          handler.handlePostRequest(
              uri,
              new ByteArrayInputStream(body),
              StandardCharsets.UTF_8.name(),
              arrays(parameters));
      return response.toJSONString();
    } catch (EmptyResponseException e) {
      return "{}";
    } catch (IOException | RuntimeException e) {
      return failure(e);
    }
  }

  private String failure(Exception e) {
    return handler.handleThrowable(e).toJSONString();
  }

  private static Map<String, String[]> arrays(MultiMap parameters) {
    Map<String, String[]> arrays = new HashMap<>();
    for (String name : parameters.names()) {
      arrays.put(name, parameters.getAll(name).toArray(new String[0]));
    }
    return arrays;
  }

  @Override
  public void close() {
    services.stop();
  }

  private static final class Log implements LogHandler {
    @Override
    public void debug(String message) {
      LOG.debug(message);
    }

    @Override
    public void info(String message) {
      LOG.debug(message);
    }

    @Override
    public void error(String message, Throwable cause) {
      LOG.debug(message, cause);
    }

    @Override
    public boolean isDebug() {
      return LOG.isDebugEnabled();
    }
  }
}
