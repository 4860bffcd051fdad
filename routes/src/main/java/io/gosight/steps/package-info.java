/**
 * Steps for the operator's own routes: events as readable maps and as JSON, and an endpoint that
 * drops and changes events, so that no route needs to know the form on the wire.
 */
package io.gosight.steps;
