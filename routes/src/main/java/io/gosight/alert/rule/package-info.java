/** Evaluates alert rules against insights and figures, and makes digests. */
package io.gosight.alert.rule;
