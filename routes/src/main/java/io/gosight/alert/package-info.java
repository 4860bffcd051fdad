/**
 * Alerts. {@code alert.rule} decides which insights and figures make an alert, {@code
 * alert.history} keeps alerts in PostgreSQL and publishes them, {@code alert.delivery} queues and
 * sends them, and {@code alert.channel} is the client side of the channels.
 */
package io.gosight.alert;
