import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes, TextareaHTMLAttributes } from "react";
import type { ApiError } from "@/api/error";
import { useErrorText } from "./states";

interface Labelled {
  label: string;
  hint?: ReactNode;
}

export function Field({ label, hint, ...input }: Labelled & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <label className="field">
      <span>{label}</span>
      <input className="input" {...input} />
      {hint ? <small>{hint}</small> : null}
    </label>
  );
}

export function TextField({ label, hint, ...input }: Labelled & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  return (
    <label className="field">
      <span>{label}</span>
      <textarea className="input mono" spellCheck={false} {...input} />
      {hint ? <small>{hint}</small> : null}
    </label>
  );
}

export interface Choice {
  value: string;
  label: string;
}

export function SelectField({
  label,
  hint,
  choices,
  ...select
}: Labelled & { choices: Choice[] } & SelectHTMLAttributes<HTMLSelectElement>) {
  return (
    <label className="field">
      <span>{label}</span>
      <select className="select" {...select}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
      {hint ? <small>{hint}</small> : null}
    </label>
  );
}

export function Check({ label, hint, ...input }: Labelled & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <label className="check">
      <input type="checkbox" {...input} />
      <span>
        {label}
        {hint ? (
          <>
            <br />
            <small className="soft">{hint}</small>
          </>
        ) : null}
      </span>
    </label>
  );
}

/** Why a form was refused. */
export function Problem({ error }: { error: ApiError | null }) {
  const text = useErrorText();
  return error ? (
    <p className="problem" role="alert">
      {text(error)}
    </p>
  ) : null;
}
