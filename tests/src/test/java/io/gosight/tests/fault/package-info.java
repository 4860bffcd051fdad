/**
 * What happens to events when a process dies or the input is invalid. The audit does not rely on
 * the hub's own counters.
 */
package io.gosight.tests.fault;
