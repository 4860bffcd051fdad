/** The operations on alert rules, ignore rules, channels and the alert history. */
package io.gosight.api.alert;
