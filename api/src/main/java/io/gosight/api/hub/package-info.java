/** What the hub says of itself: its plugins and its routes. */
package io.gosight.api.hub;
