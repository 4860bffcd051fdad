/** Wires the hub: stages, beans, routes and servers of one process. */
package io.gosight.app;
