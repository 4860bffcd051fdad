/**
 * Reads browsers, systems, devices and bots from what a browser says of itself. What comes from
 * lists of others is data; see {@code data/README.md} in the resources.
 */
package io.gosight.enrich.agent;
