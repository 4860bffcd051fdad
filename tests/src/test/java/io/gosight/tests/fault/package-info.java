/**
 * What becomes of acknowledged events when something dies: the auditor trusts no counter of the
 * hub's.
 */
package io.gosight.tests.fault;
