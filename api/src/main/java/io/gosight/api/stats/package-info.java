/** Figures of a period: in all, over time, by dimensions. */
package io.gosight.api.stats;
