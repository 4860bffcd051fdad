import { cleanText } from "../privacy/urls.js";
import type { ErrorOrigin, JsError } from "../wire/messages.js";

const MESSAGE_LENGTH = 1000;
const STACK_LENGTH = 8000;

/** Describes whatever was thrown, which need not be an `Error`. */
export function describeError(thrown: unknown, origin: ErrorOrigin): JsError {
  const error = (thrown instanceof Object ? thrown : {}) as Partial<Error>;
  return {
    type: cleanText(error.name ?? typeof thrown, 100),
    message: cleanText(error.message ?? thrown, MESSAGE_LENGTH),
    stack: cleanText(error.stack, STACK_LENGTH),
    origin,
  };
}
