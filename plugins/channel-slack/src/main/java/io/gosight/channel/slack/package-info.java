/** Alerts as messages in a Slack channel. */
package io.gosight.channel.slack;
