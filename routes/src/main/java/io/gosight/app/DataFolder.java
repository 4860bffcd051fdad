package io.gosight.app;

import io.gosight.common.OperatorException;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * What the hub itself keeps under its data folder, beside the engines.
 *
 * @param path the folder
 */
public record DataFolder(Path path) {
  private static final int SECRET_BYTES = 24;

  /** A random text that is made once and then stays the same, for example this node's name. */
  String constant(String name) {
    Path file = path.resolve(name);
    try {
      if (!Files.exists(file)) {
        byte[] random = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(random);
        Files.createDirectories(path);
        Files.writeString(file, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
        protect(file);
      }
      return Files.readString(file).trim();
    } catch (IOException e) {
      throw new OperatorException("The data folder " + path + " can't be used.", e);
    }
  }

  /**
   * Restricts the folder to its owner: it holds keys, passwords and what visitors did.
   *
   * @throws OperatorException if it can't be made
   */
  public void protectAll() {
    try {
      Files.createDirectories(path);
      if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
      }
    } catch (IOException e) {
      throw new OperatorException("The data folder " + path + " can't be used.", e);
    }
  }

  /** The operator's own configuration; need not be there. */
  Path configuration() {
    return path.resolve("gosight.conf");
  }

  /** Jars of Camel components that the operator has added. */
  public Path lib() {
    return path.resolve("lib");
  }

  Path spool() {
    return path.resolve("spool");
  }

  /** Where a running hub writes how it and its engines are reached, for the other commands. */
  Path engines() {
    return path.resolve("engines.properties");
  }

  public void writeEngines(Map<String, String> published) {
    Properties properties = new Properties();
    properties.putAll(published);
    try {
      Files.deleteIfExists(engines());
      Files.createFile(engines());
      protect(engines());
      try (Writer out = Files.newBufferedWriter(engines())) {
        properties.store(out, "How the running engines are reached. Holds passwords.");
      }
    } catch (IOException e) {
      throw new OperatorException("The data folder " + path + " can't be used.", e);
    }
  }

  /** Says that the engines no longer run. */
  public void forgetEngines() {
    try {
      Files.deleteIfExists(engines());
    } catch (IOException e) {
      throw new OperatorException("The data folder " + path + " can't be used.", e);
    }
  }

  /** How the engines of the hub that runs on this folder are reached; empty if none runs. */
  public Map<String, String> readEngines() {
    Properties properties = new Properties();
    if (Files.exists(engines())) {
      try (var in = Files.newBufferedReader(engines())) {
        properties.load(in);
      } catch (IOException e) {
        throw new OperatorException(engines() + " can't be read.", e);
      }
    }
    Map<String, String> values = new TreeMap<>();
    properties.forEach((key, value) -> values.put(key.toString(), value.toString()));
    return values;
  }

  /** On which hosts and ports the hub that runs on this folder listens; empty if none runs. */
  public Map<String, String> readPorts() {
    Map<String, String> ports = readEngines();
    ports.keySet().removeIf(key -> !key.matches("gosight\\.(http|management)\\.(host|port)"));
    return ports;
  }

  private static void protect(Path file) throws IOException {
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
  }
}
