/** Offers bytes as a file to be saved. */
export function saveFile(content: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Rows as CSV; a cell that a spreadsheet would take for a formula is made text. */
export function csv(header: string[], rows: (string | number | null)[][]): Blob {
  const cell = (value: string | number | null) => {
    const text = String(value ?? "");
    const safe = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const lines = [header, ...rows].map((row) => row.map(cell).join(","));
  return new Blob([`${lines.join("\n")}\n`], { type: "text/csv" });
}
