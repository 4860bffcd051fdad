package io.gosight.tracing;

/** What a trace may say of an ingested batch: nothing of a visitor's. */
public interface TracedBatch {
  /** The exchange property that holds it. */
  String PROPERTY = "batch";

  /** The project that the batch belongs to. */
  String projectId();

  /** How many events it has. */
  int events();
}
