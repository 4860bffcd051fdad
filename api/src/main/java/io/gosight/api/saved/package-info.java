/** Saved segments, goals, funnels, views and annotations. */
package io.gosight.api.saved;
