package io.gosight.tests.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisDataException;

class RedisEngineIT {
  @TempDir Path folder;

  @Test
  void everythingAcknowledgedIsThereAfterSigkill() throws Exception {
    try (HubProcess hub = HubProcess.start(folder, List.of("redis"))) {
      Writer writer;
      try (Jedis client = client(hub)) {
        writer = Writer.until(number -> client.set("key-" + number, "value-" + number), hub::kill);
      }
      try (HubProcess again = HubProcess.start(folder, List.of("redis"));
          Jedis client = client(again)) {
        for (int number = 0; number < writer.acknowledged(); number++) {
          assertThat(client.get("key-" + number)).isEqualTo("value-" + number);
        }
        assertThat(again.property("gosight.redis.port"))
            .isEqualTo(hub.property("gosight.redis.port"));
      }
    }
  }

  @Test
  void dataOutlivesACleanStop() throws Exception {
    try (HubProcess hub = HubProcess.start(folder, List.of("redis"))) {
      try (Jedis client = client(hub)) {
        client.set("kept", "yes");
      }
      assertThat(hub.health()).singleElement().asString().startsWith("redis up");
      assertThat(hub.stop()).isZero();
    }
    try (HubProcess hub = HubProcess.start(folder, List.of("redis"));
        Jedis client = client(hub)) {
      assertThat(client.get("kept")).isEqualTo("yes");
    }
  }

  @Test
  void aClientWithoutThePasswordIsRefused() throws Exception {
    try (HubProcess hub = HubProcess.start(folder, List.of("redis"));
        Jedis client =
            new Jedis("127.0.0.1", Integer.parseInt(hub.property("gosight.redis.port")))) {
      assertThatThrownBy(() -> client.get("any"))
          .isInstanceOf(JedisDataException.class)
          .hasMessageContaining("NOAUTH");
    }
  }

  @Test
  void aDamagedLogIsReportedAtOnceAndNotOverwritten() throws Exception {
    Path log = folder.resolve("data/redis/data/appendonly.aof");
    Files.createDirectories(log.getParent());
    Files.writeString(log, "no redis log\n");
    try (HubProcess hub = HubProcess.launch(folder, List.of("redis"))) {
      assertThat(hub.failure())
          .startsWith("failed Engine redis: [start-failed] IOException: Redis ended while starting")
          .contains("redis.log");
    }
    assertThat(log).hasContent("no redis log");
  }

  private static Jedis client(HubProcess hub) {
    return new Jedis(
        hub.property("gosight.redis.host"),
        Integer.parseInt(hub.property("gosight.redis.port")),
        DefaultJedisClientConfig.builder()
            .password(hub.property("gosight.redis.password"))
            .build());
  }
}
