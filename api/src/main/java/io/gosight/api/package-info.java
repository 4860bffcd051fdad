/** The HTTP API; its contract is {@code openapi.yaml}. */
package io.gosight.api;
