/** Checks requests against {@code openapi.yaml}, which is the source of what is valid. */
package io.gosight.api.contract;
