/**
 * Alert rules, the history of alerts, channels and what is ignored, as a project's people see it.
 */
package io.gosight.api.alert;
