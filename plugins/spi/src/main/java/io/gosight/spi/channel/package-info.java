/**
 * Channels: pure code that renders an alert into a message and names the Camel endpoint that takes
 * it. The host sends, tries again and keeps the history, so a channel can be previewed and tested
 * without a network.
 */
package io.gosight.spi.channel;
