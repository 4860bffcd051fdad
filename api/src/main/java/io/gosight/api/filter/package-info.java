/** The filter language: reading filters and compiling them to SQL. */
package io.gosight.api.filter;
