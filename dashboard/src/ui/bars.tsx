import type { ReactNode } from "react";
import type { Target } from "@/lib/address";
import { useFormats } from "@/lib/project";
import { ViewLink } from "./view-link";

export interface Bar {
  key: string;
  label: ReactNode;
  value: number;
  /** The whole of which the value is a share; without it, no share is shown. */
  whole?: number;
  title?: string;
  /** Where the label leads, such as the same page with a filter. */
  labelTo?: Target;
  /** The sessions behind the value. */
  to?: Target;
}

/** A ranking: names, bars in proportion to the greatest value, and shares. */
export function Bars({ bars, format }: { bars: Bar[]; format?: (value: number) => string }) {
  const formats = useFormats();
  const max = Math.max(1, ...bars.map(({ value }) => value));
  return (
    <ul className="bars">
      {bars.map(({ key, label, value, whole, title, labelTo, to }) => (
        <li key={key} className="bar-row">
          <span className="bar" style={{ width: `${(value / max) * 100}%` }} />
          <span className="cut" title={title}>
            {labelTo ? (
              <ViewLink className="bar-link" {...labelTo}>
                {label}
              </ViewLink>
            ) : (
              label
            )}
          </span>
          {to ? (
            <ViewLink className="bar-link number" {...to}>
              {(format ?? formats.count)(value)}
            </ViewLink>
          ) : (
            <span className="number">{(format ?? formats.count)(value)}</span>
          )}
          {whole === undefined ? null : (
            <span className="number share">{formats.share(whole === 0 ? null : value / whole)}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
