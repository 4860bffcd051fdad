/** A part of a CSV text with the header of the whole. */
export interface CsvPart {
  csv: string;
  /** How many lines of the whole are between its header and this part's rows. */
  linesBefore: number;
}

/** Where a record ends, its line break included; breaks between quotes are text. */
function endOfRecord(text: string, start: number): number {
  let quoted = false;
  for (let at = start; at < text.length; at++) {
    const char = text[at];
    if (char === '"') quoted = !quoted;
    else if (char === "\n" && !quoted) return at + 1;
  }
  return text.length;
}

/** The length of a text within a JSON body, in bytes. */
const bytesInJson = (text: string) => new TextEncoder().encode(JSON.stringify(text)).length;

const linesOf = (text: string) => text.split("\n").length - 1;

/** Cuts a CSV text between its records into parts of at most so many rows and bytes of a JSON body. */
export function csvParts(text: string, maxRows: number, maxBytes: number): CsvPart[] {
  const headerEnd = endOfRecord(text, 0);
  const header = text.slice(0, headerEnd).replace(/\r?\n$/, "");
  const parts: CsvPart[] = [];
  const headerBytes = bytesInJson(header);
  let lines = 0;
  for (let at = headerEnd; at < text.length; ) {
    const begin = at;
    let rows = 0;
    let bytes = headerBytes;
    while (at < text.length && rows < maxRows) {
      const end = endOfRecord(text, at);
      const size = bytesInJson(text.slice(at, end));
      if (rows > 0 && bytes + size > maxBytes) break;
      bytes += size;
      rows++;
      at = end;
    }
    const body = text.slice(begin, at);
    if (body.trim() !== "") parts.push({ csv: `${header}\n${body}`, linesBefore: lines });
    lines += linesOf(body);
  }
  return parts;
}
