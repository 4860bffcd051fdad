/** What questions have in common: period, comparison, filters, limits and cursors. */
package io.gosight.api.question;
