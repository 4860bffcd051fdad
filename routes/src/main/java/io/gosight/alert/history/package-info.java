/** The alert history in PostgreSQL, which is also the outbox of the alerts topic. */
package io.gosight.alert.history;
