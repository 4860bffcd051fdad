package io.gosight.engine.redis;

import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Asks the server whether it answers commands.
 *
 * @param port its loopback port
 * @param password its password
 */
record RedisProbe(int port, String password) {
  private static final int TIMEOUT_MILLIS = 800;

  boolean answers() {
    try (Jedis client = new Jedis("127.0.0.1", port, TIMEOUT_MILLIS)) {
      client.auth(password);
      return "PONG".equals(client.ping());
    } catch (JedisException e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return "RedisProbe[" + port + "]";
  }
}
