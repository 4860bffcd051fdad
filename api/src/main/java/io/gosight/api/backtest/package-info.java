/** The operation that runs a detector over stored events. */
package io.gosight.api.backtest;
