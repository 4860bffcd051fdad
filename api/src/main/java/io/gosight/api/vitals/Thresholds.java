package io.gosight.api.vitals;

import io.gosight.api.vitals.WebVitals.Vital;

/** Where the ratings of a web vital end, as web.dev defines them: good, then not poor. */
enum Thresholds {
  LCP(2_500, 4_000),
  INP(200, 500),
  CLS(0.1, 0.25),
  FCP(1_800, 3_000),
  TTFB(800, 1_800);

  private final double good;
  private final double poor;

  Thresholds(double good, double poor) {
    this.good = good;
    this.poor = poor;
  }

  /** The rated vital; null without samples. */
  Vital rate(double p75, long samples) {
    if (samples == 0) {
      return null;
    }
    String rating = p75 <= good ? "good" : p75 <= poor ? "needs_improvement" : "poor";
    return new Vital(p75, rating, samples);
  }
}
