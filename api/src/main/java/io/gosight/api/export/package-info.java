/** Streams all rows of a question. */
package io.gosight.api.export;
