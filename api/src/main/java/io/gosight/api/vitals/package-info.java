/** Web vitals. */
package io.gosight.api.vitals;
