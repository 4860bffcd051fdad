/** Limits of connections and of bytes in flight, over all ports and protocols. */
package io.gosight.connections;
