package io.gosight.tracing;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import java.util.List;

/**
 * Keeps a trace that continues a kept one by a link, as a batch of records does; of all others a
 * share.
 *
 * @param others decides about the others
 */
record LinkedSampler(Sampler others) implements Sampler {
  /** A sampler that follows a parent, then links, and keeps that share of the rest. */
  static Sampler of(double ratio) {
    return Sampler.parentBased(new LinkedSampler(Sampler.traceIdRatioBased(ratio)));
  }

  @Override
  public SamplingResult shouldSample(
      Context parent,
      String traceId,
      String name,
      SpanKind kind,
      Attributes attributes,
      List<LinkData> links) {
    return links.stream().anyMatch(link -> link.getSpanContext().isSampled())
        ? SamplingResult.recordAndSample()
        : others.shouldSample(parent, traceId, name, kind, attributes, links);
  }

  @Override
  public String getDescription() {
    return "LinkedSampler{" + others.getDescription() + "}";
  }
}
