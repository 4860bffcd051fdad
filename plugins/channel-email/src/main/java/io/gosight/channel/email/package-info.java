/** Alerts by e-mail. */
package io.gosight.channel.email;
