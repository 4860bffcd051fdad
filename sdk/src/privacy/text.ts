/** Cuts query and hash off every address in a free text such as a stack, and shortens it. */
export const cleanText = (text: unknown, length: number) =>
  `${text ?? ""}`.replace(/(\w:\/\/[^\s?#)'"]*)[?#][^\s)'":]*/g, "$1").slice(0, length);

// Emails, and numbers long enough to be a phone's or a card's.
const PERSONAL = /\S+@\S+|\d[\d ()./-]{6,}\d/g;
const LONGEST = 80;

/** The text below `node` without what `hidden` selects, shortened and scrubbed. */
export function labelOf(node: Node, hidden: string): string {
  let text = "";
  const visit = (one: Node): void => {
    if (one.nodeType === 3) text += one.nodeValue;
    else if (!(one as Element).matches?.(`${hidden},script,style,select,textarea`) && text.length < 999) {
      one.childNodes.forEach(visit);
      text += " ";
    }
  };
  visit(node);
  return text.replace(/\s+/g, " ").trim().replace(PERSONAL, "*").slice(0, LONGEST);
}
