package io.gosight.app;

import io.gosight.enrich.AcceptedBatch;
import io.gosight.enrich.BatchEnricher;
import io.gosight.ingest.ValidatedBatch;
import io.gosight.proto.v1.Geo;

/**
 * Stands for the enricher with a city database: every visitor is in one country.
 *
 * @param real does the rest
 * @param country its code
 */
public record LocatedBatches(BatchEnricher real, String country) {
  public AcceptedBatch enrich(ValidatedBatch batch) {
    AcceptedBatch enriched = real.enrich(batch);
    return new AcceptedBatch(
        enriched.submission(),
        enriched.enriched().toBuilder().setGeo(Geo.newBuilder().setCountryCode(country)).build(),
        enriched.context(),
        enriched.events(),
        enriched.answer());
  }
}
