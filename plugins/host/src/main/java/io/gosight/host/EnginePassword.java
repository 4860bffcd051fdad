package io.gosight.host;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** A password made once and kept in a file that only its owner can read. */
final class EnginePassword {
  private static final int RANDOM_BYTES = 24;

  private EnginePassword() {}

  static String readOrMake(Path file) throws IOException {
    if (!Files.exists(file)) {
      byte[] random = new byte[RANDOM_BYTES];
      new SecureRandom().nextBytes(random);
      Path made =
          Files.createTempFile(file.toAbsolutePath().getParent(), ".password", "", onlyOwner());
      Files.writeString(made, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
      // moved when whole: a crash in between must not leave half a password behind
      Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
    }
    return Files.readString(file).trim();
  }

  private static FileAttribute<?>[] onlyOwner() {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
