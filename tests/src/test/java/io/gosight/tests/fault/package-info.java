/**
 * What becomes of events when something dies, or when what comes in is not as it should be. The
 * auditor trusts no counter of the hub's.
 */
package io.gosight.tests.fault;
