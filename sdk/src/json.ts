import { nativeJson } from "./native.js";
import { guard } from "./on.js";

const { stringify, parse } = nativeJson();

/** A text's value; throws as `JSON.parse` does. */
export { parse as fromJson };

/**
 * A value as JSON, as the browser writes it: old libraries give lists and texts a `toJSON`, by which they
 * become texts of JSON themselves.
 */
export function asJson(value: unknown, replace?: (this: any, key: string, value: any) => unknown): string {
  const hidden = [Array, String, Number, Object].flatMap(({ prototype }) => {
    const found = Object.getOwnPropertyDescriptor(prototype, "toJSON");
    return found && Reflect.deleteProperty(prototype, "toJSON") ? [{ prototype, found }] : [];
  });
  try {
    return stringify(value, replace);
  } finally {
    for (const { prototype, found } of hidden) guard(() => Object.defineProperty(prototype, "toJSON", found));
  }
}
