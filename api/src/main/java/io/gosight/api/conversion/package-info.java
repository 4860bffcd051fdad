/** Goals, revenue and attribution. */
package io.gosight.api.conversion;
