/** A Camel endpoint, {@code live-socket:PATH}, that opens WebSockets on the routes' HTTP server. */
package io.gosight.api.socket;
