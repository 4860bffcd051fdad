/** A Kafka broker in the hub's process: the log that every stage reads from and writes to. */
package io.gosight.engine.kafka;
