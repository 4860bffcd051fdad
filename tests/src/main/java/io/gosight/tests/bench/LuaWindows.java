package io.gosight.tests.bench;

import java.nio.charset.StandardCharsets;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.ReturnType;
import org.springframework.data.redis.connection.jedis.JedisConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * The usual approach: a sliding window per session in Redis, by a script of four commands per
 * click. Many clicks are sent in one round trip. For one thread.
 */
final class LuaWindows implements AutoCloseable {
  private static final String SCRIPT =
      """
      redis.call('ZADD', KEYS[1], ARGV[1], ARGV[2])
      redis.call('ZREMRANGEBYSCORE', KEYS[1], 0, ARGV[1] - 10000)
      redis.call('PEXPIRE', KEYS[1], 10000)
      return redis.call('ZCARD', KEYS[1])
      """;
  private static final int CALLS = 400_000;
  private static final int AT_ONCE = 1_000;
  private static final int SESSIONS = 8_192;

  private final JedisConnectionFactory connections;
  private final StringRedisTemplate template;

  LuaWindows(int port, String password) {
    RedisStandaloneConfiguration server = new RedisStandaloneConfiguration("127.0.0.1", port);
    server.setPassword(password);
    connections = new JedisConnectionFactory(server);
    connections.afterPropertiesSet();
    connections.start();
    template = new StringRedisTemplate(connections);
  }

  /** The connection, for others. */
  StringRedisTemplate template() {
    return template;
  }

  /** Empties Redis. */
  void clear() {
    try (RedisConnection connection = connections.getConnection()) {
      connection.serverCommands().flushAll();
    }
  }

  /** The number of clicks processed per second. */
  double windowsASecond() {
    try (RedisConnection connection = connections.getConnection()) {
      String script = connection.scriptingCommands().scriptLoad(bytes(SCRIPT));
      long begin = System.nanoTime();
      long atMs = System.currentTimeMillis();
      for (int call = 0; call < CALLS; ) {
        connection.openPipeline();
        for (int i = 0; i < AT_ONCE; i++, call++) {
          Object unused =
              connection
                  .scriptingCommands()
                  .evalSha(
                      script,
                      ReturnType.INTEGER,
                      1,
                      bytes("clicks:session-" + call % SESSIONS + ":12-7"),
                      bytes(Long.toString(atMs + call / 80)),
                      bytes("event-" + call));
        }
        var unused = connection.closePipeline();
      }
      return CALLS / ((System.nanoTime() - begin) / 1e9);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    connections.destroy();
  }
}
