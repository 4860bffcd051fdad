/** 96 random bits in 16 characters of A-Z, a-z, 0-9, `_`, `-`. */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, "-")
    .replace(/\//g, "_");
}

/**
 * Makes ids that share a random prefix and count up, so that a batch of them packs well and no two
 * are ever the same.
 */
export function idSequence(): () => string {
  const prefix = randomId();
  let count = 0;
  return () => `${prefix}-${(count++).toString(36)}`;
}
