/** A bucket that fills by `perS` a second up to `size`; `take` says whether there was enough. */
export function createBucket(size: number, perS: number): (amount: number, now: number) => boolean {
  let left = size;
  let last = 0;
  return (amount, now) => {
    left = Math.min(size, left + ((now - last) / 1000) * perS) - amount;
    last = now;
    if (left >= 0) return true;
    left += amount;
    return false;
  };
}
