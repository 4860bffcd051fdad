package io.gosight.replay;

import com.clickhouse.client.api.Client;
import io.gosight.engine.clickhouse.ClickHouseEngineFactory;
import io.gosight.engine.s3.S3EngineFactory;
import io.gosight.spi.Engine;
import io.gosight.spi.EngineFactory;
import io.gosight.spi.testing.TrialEngineContext;
import io.gosight.storage.ClickHouseMigrations;
import io.gosight.storage.ClickHouseSettings;
import io.gosight.storage.ClickHouseStorage;
import io.gosight.storage.S3Settings;
import io.gosight.storage.S3Storage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.s3.S3Client;

/** The real ClickHouse and S3 engines with the tables of recordings. */
public final class ReplayEngines implements AutoCloseable {
  public static final String BUCKET = "gosight-replays";

  private final List<Engine> engines = new ArrayList<>();
  private final Map<String, String> properties = new HashMap<>();
  private final Client client;
  private final S3Client s3;

  public ReplayEngines() throws Exception {
    Path folder = Files.createTempDirectory("gosight-replay-it");
    start(new ClickHouseEngineFactory(), folder.resolve("clickhouse"));
    start(new S3EngineFactory(), folder.resolve("s3"));
    client =
        ClickHouseStorage.writer(
            new ClickHouseSettings(
                properties.get("gosight.clickhouse.url"),
                properties.get("gosight.clickhouse.database"),
                properties.get("gosight.clickhouse.user"),
                properties.get("gosight.clickhouse.password"),
                "",
                "",
                ""));
    new ClickHouseMigrations(client).run(Path.of("../config/clickhouse"), Set.of("replay"));
    s3 =
        S3Storage.open(
            new S3Settings(
                properties.get("gosight.s3.endpoint"),
                properties.get("gosight.s3.region"),
                properties.get("gosight.s3.access-key"),
                properties.get("gosight.s3.secret-key"),
                BUCKET));
    s3.createBucket(create -> create.bucket(BUCKET));
  }

  private void start(EngineFactory factory, Path folder) throws Exception {
    Engine engine =
        factory.create(factory.configuration().resolve(Map.of()), new TrialEngineContext(folder));
    engines.add(engine);
    properties.putAll(engine.start());
  }

  public Client client() {
    return client;
  }

  public S3Client s3() {
    return s3;
  }

  /** The first column of the first row. */
  public String ask(String sql) {
    return client.queryAll(sql).get(0).getString(1);
  }

  @Override
  public void close() throws Exception {
    s3.close();
    client.close();
    for (Engine engine : engines) {
      engine.close();
    }
  }
}
