/**
 * Runs a detector over stored events and lays what it finds beside what was found; writes nothing.
 */
package io.gosight.backtest;
