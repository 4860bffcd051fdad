package io.gosight.fanout;

import io.gosight.ingest.IngestError;
import io.gosight.ingest.IngestException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes batches while Kafka is away. From the first failed publish until the spool is empty again
 * every batch goes this way, so that a session's batches keep their order. Safe for use by many
 * threads; one thread drains.
 */
public final class Spool implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Spool.class);
  private static final long SEGMENT_BYTES = 16 << 20;
  private static final long DRAIN_BYTES = 2 << 20;
  private static final double NEARLY_FULL = 0.9;
  private static final Duration AWAY_AFTER_FAILURE = Duration.ofSeconds(30);
  private static final String HEAD = "spoolHead";

  private final SpoolLog log;
  private final long maxBytes;
  private volatile boolean engaged;
  private volatile String failure = "";
  private volatile long failedNanos;

  private Spool(SpoolLog log, long maxBytes, MeterRegistry registry) {
    this.log = log;
    this.maxBytes = maxBytes;
    this.engaged = log.bytes() > 0;
    Gauge.builder("spool_bytes", log, SpoolLog::bytes)
        .description("Bytes on disk that wait for Kafka.")
        .register(registry);
    Gauge.builder("spool_damaged_files", log, SpoolLog::damagedFiles)
        .description("Spool files with entries that can't be read, kept for the operator.")
        .register(registry);
  }

  /**
   * Opens the spool; what an earlier run left in it is drained.
   *
   * @param folder where its files are
   * @param maxBytes from where on it refuses batches
   * @param registry shows its size
   * @throws IOException if the folder can't be used
   */
  public static Spool open(Path folder, long maxBytes, MeterRegistry registry) throws IOException {
    return new Spool(SpoolLog.open(folder, SEGMENT_BYTES), maxBytes, registry);
  }

  /** Whether batches go to the spool now. */
  public boolean isEngaged() {
    return engaged;
  }

  /** Whether the spool is so full that this node should get no more traffic. */
  public boolean isNearlyFull() {
    return log.bytes() > maxBytes * NEARLY_FULL;
  }

  /**
   * Puts the batch's records on disk, and leads all others the same way until the spool is empty.
   *
   * @throws IngestException with {@code not_durable} if it is full or the disk fails
   */
  public void append(Exchange exchange) {
    List<TopicRecord> records =
        exchange.getProperty(TopicRecords.BATCH, PartedBatch.class).records();
    if (records.isEmpty()) {
      return;
    }
    if (log.bytes() > maxBytes) {
      throw new IngestException(
          IngestError.NOT_DURABLE, "Kafka is away and the spool is full; send it again later.");
    }
    engage(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class));
    try {
      log.append(SpoolEntry.encode(records));
      failure = "";
    } catch (IOException e) {
      if (failure.isEmpty()) {
        LOG.error("The spool can't be written.", e);
      }
      failure = e.toString();
      failedNanos = System.nanoTime();
      throw new IngestException(
          IngestError.NOT_DURABLE, "Kafka is away and the spool fails; send it again later.");
    }
  }

  /** Why the last batch could not be written; empty if it was. */
  public String failure() {
    return failure;
  }

  /**
   * Whether a batch could not be written just now. After a while traffic may come again, because
   * only that shows whether the disk is mended.
   */
  public boolean failedJustNow() {
    return !failure.isEmpty() && System.nanoTime() - failedNanos < AWAY_AFTER_FAILURE.toNanos();
  }

  private synchronized void engage(Exception cause) {
    if (!engaged) {
      engaged = true;
      LOG.warn(
          "Kafka does not take batches; they go to the spool. Cause: {}",
          cause == null ? "unknown" : cause.toString());
    }
  }

  /** How many files hold entries that can't be read; they stay in the folder for the operator. */
  public long damagedFiles() {
    return log.damagedFiles();
  }

  /** Whether there is something to drain. */
  public boolean hasRecords() {
    return log.bytes() > 0;
  }

  /** Makes the next records the exchange's body, as messages for Kafka. */
  public void peek(Exchange exchange) throws IOException {
    SpoolLog.Head head = log.peek(DRAIN_BYTES);
    List<TopicRecord> records = new ArrayList<>();
    for (byte[] entry : head.entries()) {
      try {
        records.addAll(SpoolEntry.decode(entry));
      } catch (UncheckedIOException e) {
        head.segment().markDamaged();
        LOG.error("An entry of the spool file {} can't be decoded.", head.segment().file(), e);
      }
    }
    exchange.setProperty(HEAD, head);
    exchange.getMessage().setBody(TopicRecords.messages(exchange, records));
  }

  /** Removes the records that {@link #peek} gave: Kafka has them. */
  public void remove(Exchange exchange) throws IOException {
    log.remove(exchange.getProperty(HEAD, SpoolLog.Head.class));
  }

  /** Leads batches to Kafka again if nothing waits. */
  public synchronized void disengageIfEmpty() {
    if (engaged && log.bytes() == 0) {
      engaged = false;
      failure = "";
      LOG.info(
          "Kafka has all readable entries of the spool; batches go to Kafka again. Damaged files:"
              + " {}.",
          log.damagedFiles());
    }
  }

  @Override
  public void close() throws IOException {
    log.close();
  }
}
