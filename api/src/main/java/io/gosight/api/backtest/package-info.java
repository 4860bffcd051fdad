/** The API's way to try a detector on the past. */
package io.gosight.api.backtest;
