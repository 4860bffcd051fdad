// Written by scripts/generate-wire.mjs from proto/gosight/v1. Do not edit.

/** Fields whose numbers have a fixed width. */
export const FIXED: Record<string, typeof Float64Array | typeof Float32Array | undefined> = {
  pixelRatio: Float32Array,
  value: Float64Array,
};

/** Fields whose numbers are written in zigzag. */
export const SIGNED = /^(dx|dy)$/;
