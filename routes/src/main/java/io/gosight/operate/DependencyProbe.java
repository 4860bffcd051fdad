package io.gosight.operate;

import com.google.common.base.Splitter;
import io.gosight.settings.Settings;
import io.gosight.storage.ClickHouseSettings;
import io.gosight.storage.KafkaSettings;
import io.gosight.storage.PostgresSettings;
import io.gosight.storage.RedisSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Knows which servers can be reached, by connecting to each from time to time. */
public final class DependencyProbe {
  private static final int TIMEOUT_MS = 1_000;

  private final Map<String, InetSocketAddress> servers = new LinkedHashMap<>();
  private final Map<String, Boolean> up = new ConcurrentHashMap<>();

  /** A probe of the servers that the settings name. */
  public DependencyProbe(Settings settings) {
    RedisSettings redis = settings.read(RedisSettings.class);
    servers.put(
        "kafka",
        address(Splitter.on(',').splitToList(settings.read(KafkaSettings.class).brokers()).get(0)));
    servers.put("clickhouse", address(settings.read(ClickHouseSettings.class).url()));
    servers.put(
        "postgres",
        address(settings.read(PostgresSettings.class).url().replace("jdbc:postgresql:", "")));
    servers.put("redis", new InetSocketAddress(redis.host(), redis.port()));
  }

  private static InetSocketAddress address(String text) {
    String authority = text.contains("//") ? text : "//" + text;
    URI uri = URI.create(authority);
    return new InetSocketAddress(uri.getHost(), uri.getPort() < 0 ? 8123 : uri.getPort());
  }

  /** Tries each server once. */
  public void probe() {
    servers.forEach((name, address) -> up.put(name, connects(address)));
  }

  private static boolean connects(InetSocketAddress address) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address.getHostString(), address.getPort()), TIMEOUT_MS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  Map<String, Boolean> result() {
    Map<String, Boolean> result = new LinkedHashMap<>();
    servers.keySet().forEach(name -> result.put(name, up.getOrDefault(name, false)));
    return result;
  }
}
