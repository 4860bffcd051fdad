package io.gosight.app;

import io.gosight.settings.Settings;
import io.gosight.stage.Stage;
import io.gosight.storage.ClickHouseMigrations;
import io.gosight.storage.KafkaSettings;
import io.gosight.storage.KafkaTopics;
import io.gosight.storage.Postgres;
import java.nio.file.Path;
import java.util.stream.Collectors;

/**
 * Brings the schemas and topics of every stage up to date, also of those that this process does not
 * run: the stores are shared.
 *
 * @param config the folder with {@code postgres/} and {@code clickhouse/}
 * @param stages the stages of the mode
 */
record Migrator(Path config, Settings settings, Stages stages) {
  void run(Stores stores) {
    Postgres.migrate(stores.postgres(), config.resolve("postgres"));
    new ClickHouseMigrations(stores.clickHouseWriter())
        .run(
            config.resolve("clickhouse"),
            stages.all().stream().map(Stage::name).collect(Collectors.toSet()));
    new KafkaTopics(settings.read(KafkaSettings.class)).create(stages.topics(settings));
  }
}
