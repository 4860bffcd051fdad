/** Renders alerts with channel plugins and sends them, within the channel's address policy. */
package io.gosight.alert.channel;
