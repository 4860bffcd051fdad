/**
 * Ingest: reads batches, checks key, rate and content, and answers when they are durable. This
 * package holds the types that its subpackages share. The flow is
 * routes/ingest/accept-batch.camel.yaml.
 */
package io.gosight.ingest;
