/** What several stages know about a batch and its events; it depends on no stage. */
package io.gosight.batch;
