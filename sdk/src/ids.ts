/** 96 random bits in up to 21 characters of a-z and 0-9. */
export const randomId = () =>
  crypto.getRandomValues(new Uint32Array(3)).reduce((id, one) => id + one.toString(36), "");
