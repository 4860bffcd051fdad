/**
 * Makes accepted batches durable: on Kafka's topics or, while Kafka is away, in a spool on disk.
 */
package io.gosight.fanout;
