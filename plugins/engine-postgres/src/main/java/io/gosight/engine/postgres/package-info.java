/** A PostgreSQL server beside the hub: accounts, projects, keys, alert rules and their history. */
package io.gosight.engine.postgres;
