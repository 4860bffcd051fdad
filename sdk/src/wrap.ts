import { guard } from "./on.js";

/**
 * Stands in front of a method of the browser's: `around` makes the call by `proceed`, and gives back
 * what it gave. `given` are the call's arguments, `owner` what it is made on.
 */
export function wrap<T, K extends keyof T>(
  target: T,
  name: K,
  around: T[K] extends (...given: infer Given) => infer Result
    ? (proceed: () => Result, given: Given, owner: T) => Result
    : never,
): void {
  const native = target[name] as (...given: unknown[]) => unknown;
  // Some pages freeze what the browser has made.
  guard(() => {
    target[name] = function (this: T, ...given: unknown[]) {
      return (around as (...given: unknown[]) => unknown)(() => native.apply(this, given), given, this);
    } as T[K];
  });
}
