package io.gosight.insight;

import io.gosight.host.detector.SharedWindowId;
import io.gosight.host.detector.StreamId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The names in Redis of what detectors remember. Ids hold no colon. */
final class TabKeys {
  private TabKeys() {}

  /** {@code session:shop:SESSION:TAB:state}; with the detector's name where it runs by itself. */
  static byte[] tab(String stage, StreamId id) {
    return tab(stage, member(id));
  }

  static byte[] tab(String stage, String member) {
    return bytes("session:" + member + (stage.equals("*") ? ":state" : ":state:" + stage));
  }

  /** How a tab is named among the open ones. */
  static String member(StreamId id) {
    return id.projectId() + ":" + id.sessionId() + ":" + id.tabId();
  }

  static StreamId id(String member) {
    String[] parts = member.split(":", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("'" + member + "' names no tab.");
    }
    return new StreamId(parts[0], parts[1], parts[2]);
  }

  /** The open tabs of a partition. */
  static byte[] open(String stage, int partition) {
    return bytes("detectors:" + stage + ":" + partition + ":open");
  }

  /** The partitions whose tabs a node keeps. */
  static byte[] node(String stage, String node) {
    return bytes("detectors:" + stage + ":" + node + ":partitions");
  }

  /** A shared window; its name may be any text, so the key has its digest. */
  static byte[] shared(SharedWindowId id) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(id.name().getBytes(StandardCharsets.UTF_8));
      return bytes(
          "detectors:"
              + id.detector()
              + ":shared:"
              + id.projectId()
              + ":"
              + HexFormat.of().formatHex(digest, 0, 16));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
