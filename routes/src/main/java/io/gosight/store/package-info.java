/**
 * Brings events from Kafka to ClickHouse, exactly once in effect: delivery at least once into
 * tables whose keys collapse duplicates, offsets committed only after the insert.
 */
package io.gosight.store;
