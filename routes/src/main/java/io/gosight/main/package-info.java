/** Starts the hub: engines, schema, beans, routes, and the commands of the launcher. */
package io.gosight.main;
