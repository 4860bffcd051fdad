package io.gosight.storage;

import com.google.common.net.HostAndPort;
import java.time.Duration;
import javax.net.ssl.SSLParameters;
import org.springframework.data.redis.connection.RedisConfiguration;
import org.springframework.data.redis.connection.RedisNode;
import org.springframework.data.redis.connection.RedisSentinelConfiguration;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.jedis.JedisClientConfiguration;
import org.springframework.data.redis.connection.jedis.JedisConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.serializer.GenericToStringSerializer;

/** Opens Redis; the hub starts and works without it. */
public final class RedisClient {
  private static final Duration TIMEOUT = Duration.ofMillis(500);
  private static final int SENTINEL_PORT = 26379;

  private RedisClient() {}

  /**
   * A template over a pool of connections; nothing is connected yet, except to Sentinels. Whatever
   * fails is thrown as a {@link org.springframework.dao.DataAccessException}.
   */
  public static StringRedisTemplate open(RedisSettings settings) {
    JedisConnectionFactory connections =
        settings.sentinelMaster().isEmpty()
            ? new JedisConnectionFactory(standalone(settings), client(settings))
            : new JedisConnectionFactory(sentinel(settings), client(settings));
    connections.afterPropertiesSet();
    connections.start();
    StringRedisTemplate template = new TranslatingRedisTemplate(connections);
    template.setValueSerializer(new GenericToStringSerializer<>(Object.class));
    return template;
  }

  private static RedisStandaloneConfiguration standalone(RedisSettings settings) {
    RedisStandaloneConfiguration server =
        new RedisStandaloneConfiguration(settings.host(), settings.port());
    authenticate(server, settings);
    return server;
  }

  private static RedisSentinelConfiguration sentinel(RedisSettings settings) {
    RedisSentinelConfiguration servers =
        new RedisSentinelConfiguration().master(settings.sentinelMaster());
    for (String node : settings.sentinelNodes()) {
      HostAndPort address = HostAndPort.fromString(node).withDefaultPort(SENTINEL_PORT);
      servers.addSentinel(new RedisNode(address.getHost(), address.getPort()));
    }
    if (!settings.sentinelPassword().isEmpty()) {
      servers.setSentinelPassword(settings.sentinelPassword());
    }
    authenticate(servers, settings);
    return servers;
  }

  private static void authenticate(RedisConfiguration.WithPassword server, RedisSettings settings) {
    server.setPassword(settings.password());
    if (!settings.user().isEmpty()) {
      server.setUsername(settings.user());
    }
  }

  private static JedisClientConfiguration client(RedisSettings settings) {
    JedisClientConfiguration.JedisClientConfigurationBuilder client =
        JedisClientConfiguration.builder().connectTimeout(TIMEOUT).readTimeout(TIMEOUT);
    if (settings.tls()) {
      SSLParameters verifyHost = new SSLParameters();
      verifyHost.setEndpointIdentificationAlgorithm("HTTPS");
      var tls = client.useSsl().sslParameters(verifyHost);
      if (!settings.caFile().isEmpty()) {
        tls.sslSocketFactory(PemTrust.sockets(settings.caFile()));
      }
    }
    return client.usePooling().build();
  }
}
