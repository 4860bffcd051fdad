/** What can be asked of a project over HTTP: the contract is {@code openapi.yaml}. */
package io.gosight.api;
