/** The ClickHouse engine as a native library, its sessions and limits. */
package io.gosight.engine.clickhouse.library;
