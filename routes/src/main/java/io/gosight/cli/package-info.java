/** What the operator types: the commands of {@code ./gosight}. */
package io.gosight.cli;
