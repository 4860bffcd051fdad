/**
 * Alerts: rules that insights and figures meet, the history of what met them, and channels that
 * bring it to people. What is to be told lies in PostgreSQL until a channel has taken it.
 */
package io.gosight.alert;
