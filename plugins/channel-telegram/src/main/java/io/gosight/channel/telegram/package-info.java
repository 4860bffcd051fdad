/** Alerts as messages of a Telegram bot. */
package io.gosight.channel.telegram;
