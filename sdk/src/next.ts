"use client";

// The App Router moves by the history API, which the SDK follows by itself: the provider in the
// root layout is all that Next.js needs.
export { GoSightErrorBoundary, GoSightProvider, useGoSight } from "./react.js";
