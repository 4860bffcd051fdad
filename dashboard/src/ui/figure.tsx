import type { ReactNode } from "react";
import type { Target } from "@/lib/address";
import { useFormats } from "@/lib/project";
import { ViewLink } from "./view-link";

interface FigureProps {
  name: string;
  value: string;
  /** The exact value or what it means, for those who point at it. */
  hint?: string;
  now?: number | null;
  before?: number | null;
  /** Whether a higher figure is good news; undefined if it is neither. */
  upIsGood?: boolean;
  to?: Target;
  children?: ReactNode;
}

/** A figure with its change; a link to what is behind it. */
export function Figure({ name, value, hint, now, before, upIsGood, to, children }: FigureProps) {
  const formats = useFormats();
  const change =
    now === null || now === undefined || before === null || before === undefined
      ? null
      : formats.change(now, before);
  const isUp = now !== null && now !== undefined && before !== null && before !== undefined && now > before;
  const isEqual = now === before;
  const tone = !change || isEqual || upIsGood === undefined ? "" : isUp === upIsGood ? " better" : " worse";
  const body = (
    <>
      <span className="figure-name">{name}</span>
      <span className="figure-value" title={hint}>
        {value}
      </span>
      <span className={`figure-change${tone}`}>{change ?? children ?? "\u00a0"}</span>
    </>
  );
  return to ? (
    <ViewLink className="figure" {...to}>
      {body}
    </ViewLink>
  ) : (
    <div className="figure">{body}</div>
  );
}

export function FiguresSkeleton({ names }: { names: string[] }) {
  return (
    <div className="card figures">
      {names.map((name) => (
        <div className="figure" key={name}>
          <span className="figure-name">{name}</span>
          <span className="figure-value">
            <span className="skeleton line short" />
          </span>
          <span className="figure-change">{"\u00a0"}</span>
        </div>
      ))}
    </div>
  );
}
