// The same list as the hub's; `test/vectors/secrets.json` holds both to it. All parts are bounded, because
// they run over texts that anybody may have written.

// What is in a secret's name: parts of it, and words that mean it only by themselves.
const PARTS = "passw|pwd|secret|token(?!s)|api.?key|card.?num|credential|signature|jwt";
const WORDS = "auth|cv[cv]2?|iban|otp|ssn|sid|pin|pass";

const NAME = RegExp(`${PARTS}|(^|[^a-z])(${WORDS})([^a-z]|$)`, "i");

/** Whether a property of this name holds a secret. */
export const isSecret = (name: string) => NAME.test(name.slice(0, 99).replace(/[a-z](?=[A-Z])/g, "$&_"));

// An email; the user and password of an address; what secrets of well-known services begin with, and any
// other long run of letters and digits in turn; what is named as a secret; what follows such a name in a path.
const SECRETS = RegExp(
  [
    "[^\\s@/:?#&=,;<>\"'()[\\]{}|]{1,64}(?:@|%40)[\\p{L}\\p{N}._-]{1,99}\\.\\p{L}{2,}",
    "(:\\/\\/)[^\\s/?#@]{1,200}@",
    "\\b(?:eyJ|AKIA|gh\\w_|xox\\w-|[spr]k_)[\\w.-]{9,999}",
    "\\b(?=[a-z_]*\\d[a-z_]*\\d)(?=\\d*[a-z])\\w{32,999}",
    `((?:(?:${PARTS})[\\w-]{0,30}|(?:\\b|_|ses)(?:${WORDS}|authorization))["']?\\s?[=:]\\s?["']?|\\bbearer\\s)(?:(?:bearer|basic)\\s)?[^\\s"'&;,)}\\]]{2,999}`,
    `(\\/[\\w-]{0,30}(?:${PARTS}|${WORDS}|reset|verif|confirm|invit|magic|activat)[\\w-]{0,30}\\/)(?=[^\\s/?#:]{0,99}\\d|\\w{16})[^\\s/?#:"')]{6,999}`,
  ].join("|"),
  "giu",
);

// Groups of digits as cards show them, in one piece or with anything between them.
const CARD = /\b[2-6]\d{3}(?:(?:%20|[\W_]){0,3}\d{3,6}){2,4}/g;

/** Masks a card that a run of digits begins with: its number passes the check that all cards' do. */
function maskCard(found: string): string {
  for (let end = found.length; end > 12; end--) {
    if (/^\d/.test(found.slice(end))) continue;
    const digits = [...found.slice(0, end).replace(/%20|\D/g, "")].reverse();
    let sum = 0;
    for (const [i, digit] of digits.entries()) sum += +(i % 2 ? ("0246813579"[+digit] as string) : digit);
    if (digits.length > 12 && sum % 10 === 0) return `*${found.slice(end)}`;
  }
  return found;
}

/** `text` with `*` for each secret. Give it texts of bounded length only. */
export const withoutSecrets = (text: string): string =>
  text.replace(SECRETS, "$1$2$3*").replace(CARD, maskCard);
