package io.gosight.tier;

import io.gosight.replay.ArchivedSession;
import io.gosight.replay.ArchivedSessions;
import io.gosight.replay.ReplayPacker;
import io.gosight.replay.SessionKey;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.aws2.s3.AWS2S3Constants;

/** Packs recordings into objects and records those that were read back whole. */
public final class ReplayArchive {
  private static final String PACKED = "packedReplay";

  private final ReplayPacker packer;
  private final ArchivedSessions sessions;

  ReplayArchive(ReplayPacker packer, ArchivedSessions sessions) {
    this.packer = packer;
    this.sessions = sessions;
  }

  /** Replaces the session by its object, and names it. */
  public void pack(Exchange exchange) {
    Message message = exchange.getMessage();
    ReplayPacker.Packed packed = packer.pack(message.getBody(SessionKey.class));
    exchange.setProperty(PACKED, packed.session());
    message.removeHeaders("*");
    message.setHeader(AWS2S3Constants.KEY, packed.session().key());
    message.setHeader(AWS2S3Constants.CONTENT_LENGTH, packed.session().bytes());
    message.setBody(packed.object());
  }

  /** Names the object to read. */
  public void askForObject(Exchange exchange) {
    Message message = exchange.getMessage();
    message.removeHeaders("*");
    message.setHeader(AWS2S3Constants.KEY, packed(exchange).key());
    message.setBody(null);
  }

  /**
   * Compares what was read back with what was written.
   *
   * @throws IOException if it differs
   */
  public void verify(Exchange exchange) throws IOException {
    ArchivedSession session = packed(exchange);
    try (InputStream in = exchange.getMessage().getBody(InputStream.class)) {
      String found = sha256(in);
      if (!found.equals(session.sha256())) {
        throw new IOException(
            "The object " + session.key() + " was not read back as it was written.");
      }
    }
    exchange.getMessage().removeHeaders("*");
    exchange.getMessage().setBody(session);
  }

  /** Records where the session is now; from here on its rows are no longer needed. */
  public void record(Exchange exchange) {
    ArchivedSession session = packed(exchange);
    sessions.insert(session);
    exchange.getProperty(TierRun.PROPERTY, TierRun.class).add(session.session());
  }

  private static ArchivedSession packed(Exchange exchange) {
    return exchange.getProperty(PACKED, ArchivedSession.class);
  }

  private static String sha256(InputStream in) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }
}
