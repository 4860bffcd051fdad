package io.gosight.connections;

/**
 * One request of HTTP or one stream of gRPC, and the bytes that it holds in memory. Safe for use by
 * many threads.
 */
public final class Transfer {
  private final OpenConnection connection;
  private final ConnectionLimits limits;
  private final boolean stream;
  private long held;
  private long unfinishedBytes;
  private long unfinishedSince;
  private boolean unfinished;
  private boolean answered;
  private boolean closed;

  Transfer(OpenConnection connection, ConnectionLimits limits, boolean stream, long nanos) {
    this.connection = connection;
    this.limits = limits;
    this.stream = stream;
    this.unfinished = !stream;
    this.unfinishedSince = nanos;
  }

  /**
   * Bytes have come and stay in memory; may close this connection or another to make room.
   *
   * @return whether they may stay; otherwise they are to be dropped
   */
  public boolean received(long bytes) {
    synchronized (this) {
      if (closed || answered) {
        return false;
      }
      if (!unfinished) {
        unfinished = true;
        unfinishedSince = limits.nanos();
        unfinishedBytes = 0;
      }
      unfinishedBytes += bytes;
      held += bytes;
    }
    limits.hold(bytes);
    return !isClosed();
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  /** The body or message has come as a whole; its bytes stay in memory. */
  public synchronized void complete() {
    unfinished = false;
    unfinishedBytes = 0;
    connection.active(limits.nanos());
  }

  /** Bytes that complete messages take or, if negative, no longer take. */
  public void hold(long bytes) {
    synchronized (this) {
      if (closed) {
        return;
      }
      held += bytes;
    }
    limits.hold(bytes);
  }

  /**
   * The answer was given.
   *
   * @param complete whether the request's body has come as a whole
   * @param known whether the sender has proven who it is
   */
  public void answered(boolean complete, boolean known) {
    if (known) {
      know();
    }
    if (complete) {
      close();
      return;
    }
    long bytes;
    synchronized (this) {
      answered = true;
      unfinishedSince = limits.nanos();
      bytes = held;
      held = 0;
    }
    limits.hold(-bytes);
  }

  /** The sender has proven who it is. */
  public void know() {
    connection.know();
  }

  /** Whether the sender has proven who it is. */
  public boolean isKnown() {
    return connection.isKnown();
  }

  /** Whether its sender may have further messages under way; otherwise only its next one. */
  public boolean hasRoom() {
    return limits.hasRoom();
  }

  /** Whether it has been answered, so that what still comes is passed over. */
  public synchronized boolean isAnswered() {
    return answered;
  }

  /** Nothing more will come, and nothing is in memory. */
  public void close() {
    long bytes;
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      bytes = held;
      held = 0;
    }
    connection.ended(this);
    limits.hold(-bytes);
  }

  OpenConnection connection() {
    return connection;
  }

  /** Whether the hub works for it: on a whole request, or on a stream's messages. */
  synchronized boolean isBusy() {
    return !closed && !unfinished && (!stream || held > 0);
  }

  /** What has come of a body that is not complete; null if nothing is awaited. */
  synchronized UnfinishedBody unfinishedBody() {
    return unfinished && !closed
        ? new UnfinishedBody(this, unfinishedSince, unfinishedBytes, answered, connection.isKnown())
        : null;
  }
}
