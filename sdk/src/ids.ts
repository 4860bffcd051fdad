/** 96 random bits in up to 21 characters of a-z and 0-9. */
export const randomId = () =>
  crypto.getRandomValues(new Uint32Array(3)).reduce((id, one) => id + one.toString(36), "");

/**
 * Makes ids that share a random prefix and count up, so that a batch of them packs well and no two
 * are ever the same.
 */
export function idSequence(): () => string {
  const prefix = randomId();
  let count = 0;
  return () => `${prefix}-${count++}`;
}
