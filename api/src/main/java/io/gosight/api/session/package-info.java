/** Visits, visitors and single events. */
package io.gosight.api.session;
