const early = new WeakMap<Event, EventTarget[]>();

/** Keeps the path of an event that is handled later, when the browser no longer gives it. */
export const keepPath = (event: Event, path: EventTarget[]) => early.set(event, path);

/** Whether the event is handled later than it happened: what followed it at once was not seen. */
export const isEarly = (event: Event) => early.has(event);

/** Where the event went, from the innermost target up, across open shadow roots. */
export const pathOf = (event: Event) => early.get(event) ?? event.composedPath();
