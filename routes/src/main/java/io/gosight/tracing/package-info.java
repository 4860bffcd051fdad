/**
 * OpenTelemetry traces of a batch's way from its sender to ClickHouse. Off by default: then this
 * package adds nothing to a route.
 */
package io.gosight.tracing;
