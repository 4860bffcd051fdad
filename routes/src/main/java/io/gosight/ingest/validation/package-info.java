/** Validates each event of a batch on its own and collects rejected events. */
package io.gosight.ingest.validation;
