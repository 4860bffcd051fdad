package io.gosight.engine.kafka;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * Formats the log folder at the first start. The cluster's id is kept beside it, so a start that
 * was cut short is taken up where it stopped.
 *
 * @param home the engine's data folder
 * @param quorum the nodes it works with, which share the cluster's id
 */
record Storage(Path home, Quorum quorum) {

  Path logs() {
    return home.resolve("logs");
  }

  void format() throws Exception {
    Files.createDirectories(logs());
    Formatter formatter = new Formatter();
    formatter
        .setPrintStream(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
        .setClusterId(clusterId())
        .setNodeId(quorum.node())
        .addDirectory(logs().toString())
        .setMetadataLogDirectory(logs().toString())
        .setControllerListenerName(BrokerProperties.CONTROLLER)
        .setUnstableFeatureVersionsEnabled(false)
        .setHasDynamicQuorum(false)
        .setIgnoreFormatted(true);
    formatter.run();
  }

  private String clusterId() throws IOException {
    Path file = home.resolve("cluster-id");
    if (!Files.exists(file)) {
      Path made = home.resolve("cluster-id.new");
      String id = quorum.alone() ? Uuid.randomUuid().toString() : quorum.clusterId();
      Files.writeString(made, id);
      Files.move(made, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
    return Files.readString(file).trim();
  }
}
