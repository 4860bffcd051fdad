/** The route files of the distribution and of the operator: which of them run, and their checks. */
package io.gosight.routing;
