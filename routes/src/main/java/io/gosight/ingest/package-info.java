/**
 * Takes batches in: reads them off the wire, checks key, rate and content, and answers when they
 * are durable. The way is routes/ingest/accept-batch.camel.yaml.
 */
package io.gosight.ingest;
