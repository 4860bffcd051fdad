/** The values of a text field with one a line. */
export function readLines(given: FormData, name: string): string[] {
  return String(given.get(name) ?? "")
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
}
