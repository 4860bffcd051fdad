/** Alerts as signed JSON, posted to an address. */
package io.gosight.channel.webhook;
