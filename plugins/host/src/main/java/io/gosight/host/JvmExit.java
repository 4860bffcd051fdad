package io.gosight.host;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Finds calls that end the JVM ({@code System.exit}, {@code Runtime.exit}, {@code Runtime.halt}) in
 * a plugin's classes, by the method references in their constant pools. Reflective calls are not
 * found.
 */
final class JvmExit {
  private static final int MAGIC = 0xCAFEBABE;
  private static final Set<String> ENDING =
      Set.of("java/lang/System.exit", "java/lang/Runtime.exit", "java/lang/Runtime.halt");

  private JvmExit() {}

  /** The first class that ends the JVM and the method that it calls; empty if there is none. */
  static Optional<String> find(List<Path> jars) throws IOException {
    for (Path path : jars) {
      try (JarFile jar = new JarFile(path.toFile())) {
        for (JarEntry entry : jar.stream().filter(e -> e.getName().endsWith(".class")).toList()) {
          try (InputStream in = jar.getInputStream(entry)) {
            Optional<String> call = find(new DataInputStream(in));
            if (call.isPresent()) {
              String type = entry.getName().replace(".class", "").replace('/', '.');
              return Optional.of(type + " calls " + call.get().replace('/', '.'));
            }
          }
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> find(DataInputStream in) throws IOException {
    if (in.readInt() != MAGIC) {
      return Optional.empty();
    }
    in.readInt();
    int count = in.readUnsignedShort();
    String[] texts = new String[count];
    int[] first = new int[count];
    int[] second = new int[count];
    Set<Integer> methods = new HashSet<>();
    for (int i = 1; i < count; i++) {
      int tag = in.readUnsignedByte();
      switch (tag) {
        case 1 -> texts[i] = in.readUTF();
        case 7, 8, 16, 19, 20 -> first[i] = in.readUnsignedShort();
        case 9, 10, 11, 12, 17, 18 -> {
          first[i] = in.readUnsignedShort();
          second[i] = in.readUnsignedShort();
          if (tag == 10) {
            methods.add(i);
          }
        }
        case 15 -> in.skipNBytes(3);
        case 3, 4 -> in.skipNBytes(4);
        case 5, 6 -> {
          in.skipNBytes(8);
          i++;
        }
        default -> {
          return Optional.empty();
        }
      }
    }
    return methods.stream()
        .map(method -> texts[first[first[method]]] + "." + texts[first[second[method]]])
        .filter(ENDING::contains)
        .findFirst();
  }
}
