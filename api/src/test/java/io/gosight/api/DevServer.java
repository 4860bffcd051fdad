package io.gosight.api;

import io.gosight.api.keys.*;
import io.gosight.api.project.Projects;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.*;
import java.security.SecureRandom;
import java.time.Clock;

final class DevServer {
  public static void main(String[] a) throws Exception {
    EmbeddedPostgres pg = EmbeddedPostgres.builder().start();
    var ds = pg.getPostgresDatabase();
    try (var c = ds.getConnection();
        var s = c.createStatement()) {
      s.execute(Files.readString(Path.of("../config/postgres/V1__projects_and_api_keys.sql")));
    }
    new Projects(ds).create("demo", "Demo shop");
    new Projects(ds).create("empty", "Empty project");
    ApiKeys keys = new ApiKeys(ds, new SecureRandom());
    keys.create(KeyKind.WRITE, "demo", "site");
    keys.create(KeyKind.WRITE, "empty", "site");
    ApiServer server = new ApiServer(ds, "http://127.0.0.1:18123", Clock.systemUTC());
    String out =
        server.url()
            + "\n"
            + keys.replace(KeyKind.SECRET, "demo", "run link").plaintext()
            + "\n"
            + keys.replace(KeyKind.SECRET, "empty", "run link").plaintext()
            + "\n"
            + keys.list("demo").get(0).publicKey().get()
            + "\n";
    Files.writeString(Path.of("/tmp/apiq/dev.txt"), out);
    Thread.currentThread().join();
  }
}
