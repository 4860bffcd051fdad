package io.gosight.ingest.grpc;

import io.gosight.ingest.SenderThreads;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallExecutorSupplier;
import java.util.concurrent.Executor;

/** Chooses the threads of each stream. Safe for use by many threads. */
final class StreamExecutors implements ServerCallExecutorSupplier {
  private final SenderThreads threads;

  private StreamExecutors(SenderThreads threads) {
    this.threads = threads;
  }

  static ServerCallExecutorSupplier by(SenderThreads threads) {
    return new StreamExecutors(threads);
  }

  /** Chooses anew for each task: a stream becomes known when its first batch was accepted. */
  @Override
  public <Q, A> Executor getExecutor(ServerCall<Q, A> call, Metadata headers) {
    String key = GrpcCaller.key(headers);
    StreamMeter meter = StreamMeter.current();
    return task -> {
      boolean known = key == null ? meter != null && meter.isKnown() : threads.isKnown(key);
      threads.ofStream(known).execute(task);
    };
  }
}
