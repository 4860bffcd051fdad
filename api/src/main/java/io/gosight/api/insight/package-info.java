/** The query of stored insights. */
package io.gosight.api.insight;
