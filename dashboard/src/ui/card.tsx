import { type ReactNode, useId } from "react";

interface CardProps {
  title?: string;
  tools?: ReactNode;
  flush?: boolean;
  /** Whether its table may be long, and scrolls within the card. */
  tall?: boolean;
  children: ReactNode;
}

/** A part of a page with a heading of its own. */
export function Card({ title, tools, flush, tall, children }: CardProps) {
  const id = useId();
  return (
    <section
      className={["card", flush ? "flush" : "", tall ? "tall" : ""].filter(Boolean).join(" ")}
      aria-labelledby={title ? id : undefined}
    >
      {title || tools ? (
        <header className="card-head">
          {title ? <h2 id={id}>{title}</h2> : null}
          {tools}
        </header>
      ) : null}
      {children}
    </section>
  );
}
