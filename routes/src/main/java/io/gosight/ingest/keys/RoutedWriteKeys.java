package io.gosight.ingest.keys;

import com.google.common.base.Splitter;
import io.gosight.ingest.IngestError;
import io.gosight.ingest.IngestException;
import io.gosight.ingest.WriteKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;

/**
 * Looks keys up by the route {@code lookup-write-key}: Redis first, then PostgreSQL. The key itself
 * never leaves this class, only its SHA-256.
 */
public final class RoutedWriteKeys implements WriteKeys {
  private static final String ROUTE = "direct:lookup-write-key";
  private static final String SEPARATOR = "\n";

  private final ProducerTemplate template;

  /** A look-up through that template. */
  public RoutedWriteKeys(ProducerTemplate template) {
    this.template = template;
  }

  @Override
  public Optional<WriteKey> find(String key) {
    try {
      return decode(template.requestBody(ROUTE, hash(key), String.class));
    } catch (CamelExecutionException e) {
      throw new IngestException(
          IngestError.KEYS_UNAVAILABLE, "The key can't be checked now; send the batch again.");
    }
  }

  /** The text under which a key is cached: project, then allowed origins, one a line. */
  static String encode(String projectId, List<String> allowedOrigins) {
    return allowedOrigins.isEmpty()
        ? projectId
        : projectId + SEPARATOR + String.join(SEPARATOR, allowedOrigins);
  }

  static Optional<WriteKey> decode(String text) {
    if (text == null || text.isEmpty()) {
      return Optional.empty();
    }
    List<String> lines = Splitter.on(SEPARATOR).splitToList(text);
    return Optional.of(new WriteKey(lines.get(0), lines.subList(1, lines.size())));
  }

  private static String hash(String key) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }
}
