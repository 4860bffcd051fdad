/** The queue of deliveries: one alert for one channel, retried until the channel accepts it. */
package io.gosight.alert.delivery;
