/** Clients of PostgreSQL, ClickHouse, Redis, S3 and Kafka, and schema migrations. */
package io.gosight.storage;
