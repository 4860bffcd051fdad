/**
 * A Camel endpoint, {@code kafka-batches:TOPIC}, that hands on large batches of records and commits
 * their offsets only once the route has dealt with them.
 */
package io.gosight.kafka;
