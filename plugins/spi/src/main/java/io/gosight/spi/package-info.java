/**
 * What GoSight's plugins are made of: factories found by {@link java.util.ServiceLoader}, described
 * configuration, and the kinds of plugin. Depends on the JDK alone, so a plugin never meets the
 * hub's libraries.
 */
package io.gosight.spi;
