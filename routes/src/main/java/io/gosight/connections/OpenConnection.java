package io.gosight.connections;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** One connection, of any port. Safe for use by many threads. */
public final class OpenConnection {
  private final ConnectionLimits limits;
  private final String address;
  private final long idleNanos;
  private final long openedNanos;
  private final Consumer<CloseReason> closer;
  private final Set<Transfer> transfers = ConcurrentHashMap.newKeySet(2);
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile long activeNanos;
  private volatile boolean used;
  private volatile boolean known;

  OpenConnection(
      ConnectionLimits limits,
      String address,
      long idleNanos,
      long nanos,
      Consumer<CloseReason> closer) {
    this.limits = limits;
    this.address = address;
    this.idleNanos = idleNanos;
    this.openedNanos = nanos;
    this.activeNanos = nanos;
    this.closer = closer;
  }

  /** A request began, whose body is awaited from now on. */
  public Transfer beginRequest() {
    return begin(false);
  }

  /** A stream began, whose messages may come at any time. */
  public Transfer beginStream() {
    return begin(true);
  }

  private Transfer begin(boolean stream) {
    used = true;
    activeNanos = limits.nanos();
    Transfer transfer = new Transfer(this, limits, stream, activeNanos);
    transfers.add(transfer);
    return transfer;
  }

  /** The connection is closed. */
  public void closed() {
    if (closed.compareAndSet(false, true)) {
      limits.forget(this);
    }
    transfers.forEach(Transfer::close);
  }

  /** Whether it is so old that it should end after the present answer. */
  public boolean isOld() {
    return limits.isOld(openedNanos);
  }

  void close(CloseReason reason) {
    if (!closed.get()) {
      limits.count(reason);
      closer.accept(reason);
      closed();
    }
  }

  void ended(Transfer transfer) {
    transfers.remove(transfer);
    activeNanos = limits.nanos();
  }

  void active(long nanos) {
    activeNanos = nanos;
  }

  void know() {
    known = true;
  }

  boolean isKnown() {
    return known;
  }

  boolean isUsed() {
    return used;
  }

  String address() {
    return address;
  }

  long openedNanos() {
    return openedNanos;
  }

  long activeNanos() {
    return activeNanos;
  }

  long idleNanos() {
    return idleNanos;
  }

  Set<Transfer> transfers() {
    return transfers;
  }

  /** Whether the hub works for it. */
  boolean isBusy() {
    for (Transfer transfer : transfers) {
      if (transfer.isBusy()) {
        return true;
      }
    }
    return false;
  }
}
