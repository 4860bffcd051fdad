package io.gosight.connections;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Bounds what all connections of all ports take together. Who comes last is not the one to suffer:
 * where there is too much, the connection goes that has been of no use for longest, those whose
 * sender is unknown before the others. Safe for use by many threads.
 */
public final class ConnectionLimits {
  private static final long RATE_GRACE_NANOS = Duration.ofSeconds(5).toNanos();
  private static final long UNREAD_NANOS = Duration.ofSeconds(2).toNanos();
  // Closing several at once keeps the search for them rare in a flood.
  private static final int CLOSED_AT_ONCE_DIVISOR = 64;
  // What is in memory may be complete messages alone; looking for others at each byte would cost
  // all.
  private static final long AFTER_VAIN_SEARCH_NANOS = Duration.ofMillis(10).toNanos();

  private final ConnectionSettings settings;
  private final Predicate<String> proxies;
  private final MeterRegistry meters;
  private final LongSupplier nanoTime;
  private final Set<OpenConnection> connections = ConcurrentHashMap.newKeySet();
  private final AtomicInteger count = new AtomicInteger();
  private final Map<String, Integer> perAddress = new ConcurrentHashMap<>();
  private final AtomicLong bufferedBytes = new AtomicLong();
  private volatile long nextSearchNanos;

  /**
   * Limits of a hub.
   *
   * @param proxies which addresses are those of trusted proxies
   * @param meters where closed connections are counted
   * @param nanoTime the clock, in ns
   */
  public ConnectionLimits(
      ConnectionSettings settings,
      Predicate<String> proxies,
      MeterRegistry meters,
      LongSupplier nanoTime) {
    this.settings = settings;
    this.proxies = proxies;
    this.meters = meters;
    this.nanoTime = nanoTime;
    this.nextSearchNanos = nanoTime.getAsLong();
    Gauge.builder("connections_open", count, AtomicInteger::get).register(meters);
    Gauge.builder("connections_buffered_bytes", bufferedBytes, AtomicLong::get).register(meters);
  }

  /**
   * A connection was opened.
   *
   * @param address the peer's address without its port
   * @param idle how long it may be without a request
   * @param closer closes it; called by any thread
   * @return empty if there is no room: it is to be closed
   */
  public Optional<OpenConnection> open(
      String address, Duration idle, Consumer<CloseReason> closer) {
    boolean proxy = proxies.test(address);
    if (count.get() >= settings.max() && !closeUseless(settings.max(), c -> true)) {
      count(CloseReason.TOO_MANY);
      return Optional.empty();
    }
    if (!proxy
        && perAddress.getOrDefault(address, 0) >= settings.maxPerAddress()
        && !closeUseless(settings.maxPerAddress(), c -> c.address().equals(address))) {
      count(CloseReason.TOO_MANY);
      return Optional.empty();
    }
    OpenConnection connection = new OpenConnection(this, address, idle.toNanos(), nanos(), closer);
    connections.add(connection);
    count.incrementAndGet();
    perAddress.merge(address, 1, Integer::sum);
    return Optional.of(connection);
  }

  private synchronized boolean closeUseless(int max, Predicate<OpenConnection> of) {
    long now = nanos();
    List<Useless> useless =
        connections.stream()
            .filter(of)
            .filter(connection -> !connection.isBusy())
            .map(
                connection ->
                    new Useless(connection, connection.isKnown(), now - connection.activeNanos()))
            .sorted(
                Comparator.comparing(Useless::known)
                    .thenComparing(Comparator.comparingLong(Useless::nanos).reversed()))
            .limit(Math.max(1, max / CLOSED_AT_ONCE_DIVISOR))
            .toList();
    useless.forEach(candidate -> candidate.connection().close(CloseReason.TOO_MANY));
    return !useless.isEmpty();
  }

  /** A connection for which the hub does nothing, as it was when they were compared. */
  private record Useless(OpenConnection connection, boolean known, long nanos) {}

  /** Closes connections that take too long. To be called about twice a second. */
  public void sweep() {
    long now = nanos();
    for (OpenConnection connection : connections) {
      CloseReason reason = fault(connection, now);
      if (reason != null) {
        connection.close(reason);
      }
    }
  }

  private CloseReason fault(OpenConnection connection, long now) {
    if (!connection.isUsed()) {
      return now - connection.openedNanos() > settings.headerTimeout().toNanos()
          ? CloseReason.SLOW_HEADER
          : null;
    }
    for (Transfer transfer : connection.transfers()) {
      UnfinishedBody body = transfer.unfinishedBody();
      CloseReason reason = body == null ? null : fault(body, now - body.sinceNanos());
      if (reason != null) {
        return reason;
      }
    }
    // A known sender's stream may be silent; one without a proven sender is not kept.
    boolean silent =
        connection.transfers().isEmpty() || (!connection.isKnown() && !connection.isBusy());
    return silent && now - connection.activeNanos() > connection.idleNanos()
        ? CloseReason.IDLE
        : null;
  }

  private CloseReason fault(UnfinishedBody body, long nanos) {
    if (body.answered()) {
      return nanos > UNREAD_NANOS ? CloseReason.UNREAD_BODY : null;
    }
    boolean slow =
        nanos > RATE_GRACE_NANOS && body.bytes() < settings.minBodyRate() * (nanos / 1e9);
    return slow || nanos > settings.bodyTimeout().toNanos() ? CloseReason.SLOW_BODY : null;
  }

  void hold(long bytes) {
    if (bufferedBytes.addAndGet(bytes) > settings.maxBufferedBytes()
        && bytes > 0
        && nanos() - nextSearchNanos >= 0) {
      makeRoom();
    }
  }

  /**
   * Whether there is room for more than each sender's next message: senders that have several under
   * way should pause theirs if not.
   */
  boolean hasRoom() {
    return bufferedBytes.get() < settings.maxBufferedBytes() / 2;
  }

  private synchronized void makeRoom() {
    long max = settings.maxBufferedBytes();
    if (bufferedBytes.get() <= max) {
      return;
    }
    long now = nanos();
    List<UnfinishedBody> oldestFirst =
        unfinished(connections.stream())
            .filter(body -> body.bytes() > 0 && !body.answered())
            .sorted(
                Comparator.comparing(UnfinishedBody::known)
                    .thenComparingLong(body -> body.sinceNanos() - now))
            .toList();
    for (UnfinishedBody body : oldestFirst) {
      if (bufferedBytes.get() <= max - max / CLOSED_AT_ONCE_DIVISOR) {
        return;
      }
      body.transfer().connection().close(CloseReason.TOO_MANY_BYTES);
    }
    if (bufferedBytes.get() > max) {
      nextSearchNanos = now + AFTER_VAIN_SEARCH_NANOS;
    }
  }

  private static Stream<UnfinishedBody> unfinished(Stream<OpenConnection> of) {
    return of.flatMap(connection -> connection.transfers().stream())
        .map(Transfer::unfinishedBody)
        .filter(Objects::nonNull);
  }

  void forget(OpenConnection connection) {
    if (connections.remove(connection)) {
      count.decrementAndGet();
      perAddress.computeIfPresent(
          connection.address(), (address, open) -> open == 1 ? null : open - 1);
    }
  }

  void count(CloseReason reason) {
    meters.counter("connections_closed", "reason", reason.label()).increment();
  }

  boolean isOld(long openedNanos) {
    return nanos() - openedNanos > settings.maxAge().toNanos();
  }

  long nanos() {
    return nanoTime.getAsLong();
  }

  /** How old a connection may become. */
  public Duration maxAge() {
    return settings.maxAge();
  }

  /** Bytes of requests in memory now. */
  public long bufferedBytes() {
    return bufferedBytes.get();
  }

  /** Connections that are open now. */
  public int openConnections() {
    return count.get();
  }
}
