/**
 * Finds plugins, gives each its own class loader and checked configuration, and runs the embedded
 * engines. Knows nothing of Camel or of the hub.
 */
package io.gosight.host;
