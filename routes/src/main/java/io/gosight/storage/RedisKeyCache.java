package io.gosight.storage;

import io.gosight.api.keys.KeyCache;
import java.util.HexFormat;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;

/** The write keys that the route {@code cache-key} keeps in Redis. Safe for use by many threads. */
public final class RedisKeyCache implements KeyCache {
  private static final Logger LOG = LoggerFactory.getLogger(RedisKeyCache.class);
  private static final String PREFIX = "apikey:";

  private final StringRedisTemplate redis;

  /** The keys in this Redis. */
  public RedisKeyCache(StringRedisTemplate redis) {
    this.redis = redis;
  }

  @Override
  public void forget(List<byte[]> hashes) {
    try {
      redis.delete(hashes.stream().map(hash -> PREFIX + HexFormat.of().formatHex(hash)).toList());
    } catch (DataAccessException e) {
      LOG.warn("Redis is unavailable; a changed write key takes effect after 5 minutes.", e);
    }
  }
}
