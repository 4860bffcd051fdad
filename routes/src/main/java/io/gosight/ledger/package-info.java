/** Accounts for every event: accepted = stored + duplicates + dead-lettered + in flight. */
package io.gosight.ledger;
