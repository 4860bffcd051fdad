import { now } from "../../clock.js";

/** What the recorder is told at its start; the parts of rrweb read it here instead of handing it on. */
export interface Given {
  /** Takes each event, with its time. */
  emit(event: unknown): void;
  /** Selects elements of which nothing but the size is recorded. */
  _block: string;
  /** Selects fields of which no change is recorded. */
  _ignore: string;
  /** A field's value as it may be compared and told. */
  _mask(value: string, field: Element): string;
  /** Whether the pointer's way is recorded. */
  _moves: boolean;
}

/** The recording of now. */
export let given: Given;

/** Begins another recording. */
export function give(next: Given): void {
  given = next;
}

/** Hands an event to the recording, stamped with the time. */
export const emit = (event: object): void => given.emit(Object.assign(event, { timestamp: now() }));

/** Hands an incremental event on: rrweb's number of its source, and what the source has to say. */
export const tell = (source: number, data: object): void => emit({ type: 3, data: { source, ...data } });
