/** Holds the whole repository to the house's rules: routes, packages, modules, configuration. */
package io.gosight.conventions;
