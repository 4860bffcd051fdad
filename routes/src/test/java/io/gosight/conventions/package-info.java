/**
 * Holds the whole repository to the project's conventions: routes, packages, modules,
 * configuration.
 */
package io.gosight.conventions;
