/** JavaScript errors, grouped by fingerprint. */
package io.gosight.api.errors;
