package io.gosight.host;

import io.gosight.spi.EngineFactory;
import io.gosight.spi.PluginFactory;
import io.gosight.spi.channel.NotificationChannelFactory;
import io.gosight.spi.detector.InsightDetectorFactory;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles and packs a plugin at test time, as broken as a test wants it. */
final class PluginJar {
  private final Map<String, String> sources = new LinkedHashMap<>();
  private final Map<String, List<String>> services = new LinkedHashMap<>();
  private final List<String> leftOut = new ArrayList<>();
  private String version;
  private boolean withSpi;

  /** A class {@code zoo.<name>} with this source, without its package line. */
  PluginJar source(String name, String source) {
    sources.put(name, "package zoo; import io.gosight.spi.*; " + source);
    return this;
  }

  /** A class that the others are compiled against and that is missing in the jar. */
  PluginJar missing(String name, String source) {
    leftOut.add(name);
    return source(name, source);
  }

  /** Leaves the class out of the jar. */
  PluginJar without(String name) {
    leftOut.add(name);
    return this;
  }

  /** A line in the list of engine factories. */
  PluginJar lists(String line) {
    return lists(EngineFactory.class, line);
  }

  private PluginJar lists(Class<?> kind, String line) {
    services.computeIfAbsent(kind.getName(), name -> new ArrayList<>()).add(line);
    return this;
  }

  /** The jar's {@code Implementation-Version}. */
  PluginJar version(String number) {
    version = number;
    return this;
  }

  /** Packs a copy of the SPI too. */
  PluginJar withOwnSpi() {
    withSpi = true;
    return this;
  }

  /** A listed factory class with this plugin name and these members. */
  PluginJar factory(String type, String name, String members) {
    lists("zoo." + type);
    return source(
        type,
        """
        public class %s implements EngineFactory {
          public String name() { return "%s"; }
          public ConfigurationSpec configuration() { return ConfigurationSpec.NONE; }
          public Engine create(Configuration config, EngineContext context) { return null; }
          %s
        }
        """
            .formatted(type, name, members));
  }

  /** A listed factory of a detector with this name, the code of its {@code create}, and members. */
  PluginJar detector(String type, String name, String create, String members) {
    lists(InsightDetectorFactory.class, "zoo." + type);
    return source(
        type,
        """
        import io.gosight.spi.detector.*;
        public class %s implements InsightDetectorFactory {
          public String name() { return "%s"; }
          public String description() { return "Of the zoo."; }
          public int version() { return 1; }
          public ConfigurationSpec configuration() { return ConfigurationSpec.NONE; }
          public InsightDetector create(Configuration config, DetectorContext context) {
            %s
          }
          %s
        }
        """
            .formatted(type, name, create, members));
  }

  /** A listed factory of a channel with this name, the code of its {@code create}, and a secret. */
  PluginJar channel(String type, String name, String create) {
    lists(NotificationChannelFactory.class, "zoo." + type);
    return source(
        type,
        """
        import io.gosight.spi.channel.*;
        public class %s implements NotificationChannelFactory {
          public String name() { return "%s"; }
          public String description() { return "Somewhere."; }
          public ConfigurationSpec configuration() {
            return ConfigurationSpec.of(
                ConfigKey.required("token", ConfigType.STRING, "A secret.").hidden());
          }
          public NotificationChannel create(Configuration config) throws Exception { %s }
        }
        """
            .formatted(type, name, create));
  }

  /** A detector that wants custom events, and the code by which it looks at each {@code event}. */
  PluginJar looks(String type, String code) {
    return source(
        type,
        """
        import io.gosight.spi.detector.*;
        import io.gosight.spi.event.*;
        import java.util.*;
        import java.util.function.Consumer;
        public class %s implements InsightDetector {
          public Set<Class<? extends DetectedEvent>> interests() {
            return Set.of(CustomEvent.class);
          }
          public void onEvent(DetectedEvent event, SessionWindow window, Consumer<Finding> found) {
            %s
          }
        }
        """
            .formatted(type, code));
  }

  /** Compiles and writes the jar. */
  Path write(Path jar) throws IOException {
    Files.createDirectories(jar.getParent());
    Path classes = Files.createTempDirectory(work(), "classes");
    compile(classes);
    for (String name : leftOut) {
      Files.delete(classes.resolve("zoo").resolve(name + ".class"));
    }
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    if (version != null) {
      manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, version);
    }
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest)) {
      pack(out, classes);
      if (withSpi) {
        pack(out, spi());
      }
      for (Map.Entry<String, List<String>> listing : services.entrySet()) {
        out.putNextEntry(new JarEntry("META-INF/services/" + listing.getKey()));
        out.write(String.join("\n", listing.getValue()).getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
      }
    }
    return jar;
  }

  private void compile(Path classes) throws IOException {
    if (sources.isEmpty()) {
      return;
    }
    Path folder = Files.createTempDirectory(work(), "sources");
    List<Path> files = new ArrayList<>();
    for (Map.Entry<String, String> source : sources.entrySet()) {
      files.add(Files.writeString(folder.resolve(source.getKey() + ".java"), source.getValue()));
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter problems = new StringWriter();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      List<String> options =
          List.of("-proc:none", "-cp", spi().toString(), "-d", classes.toString());
      boolean compiled =
          compiler
              .getTask(
                  problems,
                  manager,
                  null,
                  options,
                  null,
                  manager.getJavaFileObjectsFromPaths(files))
              .call();
      if (!compiled) {
        throw new IllegalArgumentException("The test's own source is wrong: " + problems);
      }
    }
  }

  private static Path work() throws IOException {
    return Files.createDirectories(Path.of("target", "zoo"));
  }

  private static Path spi() {
    return Path.of(
        PluginFactory.class.getProtectionDomain().getCodeSource().getLocation().getPath());
  }

  private static void pack(JarOutputStream out, Path classes) throws IOException {
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, out);
        out.closeEntry();
      }
    }
  }
}
