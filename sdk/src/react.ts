"use client";

import { Component, type ReactNode, useEffect } from "react";
import { type GoSight, gosight, type Options } from "./index.js";

/** Starts the SDK once the page is there; renders its children, or nothing. */
export function GoSightProvider({
  options,
  children,
}: {
  options: Options;
  children?: ReactNode;
}): ReactNode {
  // Once: later options change nothing.
  useEffect(() => gosight.init(options), []);
  return children;
}

/** The page's SDK. Calls before it is started wait for that. */
export function useGoSight(): GoSight {
  return gosight;
}

/** Records the errors that rendering its children throws, and shows `fallback` instead of them. */
export class GoSightErrorBoundary extends Component<
  { fallback?: ReactNode; children?: ReactNode },
  { failed: boolean }
> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override componentDidCatch(error: unknown): void {
    gosight.captureException(error);
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.fallback : this.props.children;
  }
}
