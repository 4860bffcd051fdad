package io.gosight.scrub;

import java.util.Arrays;

/**
 * Knows by its name what holds a secret. The SDK has the same list, and {@code
 * sdk/test/vectors/secrets.json} holds both to it.
 */
final class SecretNames {
  /** Secret wherever they stand in a name; {@code ?} stands for at most one character. */
  private static final String[] PARTS = {
    "passw",
    "pwd",
    "passphrase",
    "passcode",
    "passport",
    "secret",
    "token",
    "api?key",
    "access?key",
    "private?key",
    "card?num",
    "credential",
    "signature",
    "session?id",
    "jwt"
  };

  /** Secret only where they are a word of their own. */
  private static final String[] WORDS = {
    "auth",
    "authorization",
    "cv",
    "cvc",
    "cvv",
    "cv2",
    "cvc2",
    "cvv2",
    "csc",
    "iban",
    "otp",
    "totp",
    "ssn",
    "sid",
    "sessid",
    "phpsessid",
    "pin",
    "pass",
    "ccnum"
  };

  /** What a path says before the token of a link in a mail. */
  private static final String[] LINKS = {"reset", "verif", "confirm", "invit", "magic", "activat"};

  private static final int LETTERS = 26;
  private static final String[] NONE = {};
  private static final String[][] PARTS_BY_BEGINNING = byBeginning(PARTS);
  private static final String[][] WORDS_BY_BEGINNING = byBeginning(WORDS);
  private static final String[][] LINKS_BY_BEGINNING = byBeginning(LINKS);
  private static final int LONGEST = 99;

  private SecretNames() {}

  /** Whether a property or parameter of this name holds a secret. */
  static boolean isSecret(String name) {
    return isSecret(name, 0, Math.min(name.length(), LONGEST));
  }

  /** Likewise of a part of a text. */
  static boolean isSecret(String text, int start, int end) {
    return find(PARTS_BY_BEGINNING, text, start, end, false)
        || find(WORDS_BY_BEGINNING, text, start, end, true);
  }

  /** Whether the name before a value in a text is one of a secret; words count at its end only. */
  static boolean isSecretBeforeValue(String text, int start, int end) {
    if (find(PARTS_BY_BEGINNING, text, start, end, false)) {
      return true;
    }
    int word = end - 1;
    while (word > start && !(isLetter(text.charAt(word)) && isWordStart(text, start, word))) {
      word--;
    }
    return find(WORDS_BY_BEGINNING, text, Math.max(word, start), end, true);
  }

  /** Whether a segment of a path comes before a token. */
  static boolean isSecretInPath(String text, int start, int end) {
    return find(LINKS_BY_BEGINNING, text, start, end, false) || isSecret(text, start, end);
  }

  /** The names that begin with each pair of letters: most pairs begin none. */
  private static String[][] byBeginning(String[] names) {
    String[][] pairs = new String[LETTERS * LETTERS][];
    for (int i = 0; i < pairs.length; i++) {
      String pair = "" + (char) ('a' + i / LETTERS) + (char) ('a' + i % LETTERS);
      pairs[i] = Arrays.stream(names).filter(name -> name.startsWith(pair)).toArray(String[]::new);
    }
    return pairs;
  }

  private static boolean find(String[][] names, String text, int start, int end, boolean whole) {
    int letter = start < end ? letter(text.charAt(start)) : -1;
    for (int at = start; at + 1 < end; at++) {
      int next = letter(text.charAt(at + 1));
      String[] some = letter < 0 || next < 0 ? NONE : names[letter * LETTERS + next];
      letter = next;
      if (some.length == 0 || (whole && !isWordStart(text, start, at))) {
        continue;
      }
      for (String name : some) {
        int match = matchEnd(name, text, at, end);
        if (match >= 0
            && (whole ? isWordEnd(text, match, end) : !isPlural(name, text, match, end))) {
          return true;
        }
      }
    }
    return false;
  }

  /** The letter's place in the alphabet, or -1 if it is none. */
  private static int letter(char c) {
    int place = (c | 0x20) - 'a';
    return place < LETTERS ? Math.max(place, -1) : -1;
  }

  /** Where the match of that name ends that begins there, or -1. */
  private static int matchEnd(String name, String text, int start, int end) {
    int at = start;
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) == '?') {
        if (at < end && lower(text.charAt(at)) != name.charAt(i + 1)) {
          at++;
        }
      } else if (at < end && lower(text.charAt(at)) == name.charAt(i)) {
        at++;
      } else {
        return -1;
      }
    }
    return at;
  }

  /** A number of tokens is none. */
  private static boolean isPlural(String name, String text, int at, int end) {
    return name.equals("token") && at < end && lower(text.charAt(at)) == 's';
  }

  private static boolean isWordStart(String text, int start, int at) {
    if (at <= start) {
      return true;
    }
    char before = text.charAt(at - 1);
    return !isLetter(before)
        || (at < text.length() && isUpper(text.charAt(at)) && !isUpper(before));
  }

  private static boolean isWordEnd(String text, int at, int end) {
    return at >= end
        || !isLetter(text.charAt(at))
        || (isUpper(text.charAt(at)) && !isUpper(text.charAt(at - 1)));
  }

  private static boolean isLetter(char c) {
    char lower = lower(c);
    return lower >= 'a' && lower <= 'z';
  }

  private static boolean isUpper(char c) {
    return c >= 'A' && c <= 'Z';
  }

  private static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c;
  }
}
