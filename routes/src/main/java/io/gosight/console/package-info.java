/** Hawtio, the web console on the routes of a running hub, with its login and its access policy. */
package io.gosight.console;
