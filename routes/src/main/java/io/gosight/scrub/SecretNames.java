package io.gosight.scrub;

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

  private static final int PART_LETTERS = firstLetters(PARTS);
  private static final int WORD_LETTERS = firstLetters(WORDS);
  private static final int LINK_LETTERS = firstLetters(LINKS);
  private static final int LONGEST = 99;

  private SecretNames() {}

  /** Whether a property or parameter of this name holds a secret. */
  static boolean isSecret(String name) {
    return isSecret(name, 0, Math.min(name.length(), LONGEST));
  }

  /** Likewise of a part of a text. */
  static boolean isSecret(String text, int start, int end) {
    return find(PARTS, PART_LETTERS, text, start, end, false)
        || find(WORDS, WORD_LETTERS, text, start, end, true);
  }

  /** Whether the name before a value in a text is one of a secret; words count at its end only. */
  static boolean isSecretBeforeValue(String text, int start, int end) {
    if (find(PARTS, PART_LETTERS, text, start, end, false)) {
      return true;
    }
    int word = end - 1;
    while (word > start && !(isLetter(text.charAt(word)) && isWordStart(text, start, word))) {
      word--;
    }
    return find(WORDS, WORD_LETTERS, text, Math.max(word, start), end, true);
  }

  /** Whether a segment of a path comes before a token. */
  static boolean isSecretInPath(String text, int start, int end) {
    return find(LINKS, LINK_LETTERS, text, start, end, false) || isSecret(text, start, end);
  }

  /** A bit for each letter with which one of the names begins: most letters begin none. */
  private static int firstLetters(String[] names) {
    int letters = 0;
    for (String name : names) {
      letters |= 1 << (name.charAt(0) - 'a');
    }
    return letters;
  }

  private static boolean find(
      String[] names, int letters, String text, int start, int end, boolean whole) {
    for (int at = start; at < end; at++) {
      int letter = lower(text.charAt(at)) - 'a';
      if (letter < 0
          || letter > 25
          || (letters >> letter & 1) == 0
          || (whole && !isWordStart(text, start, at))) {
        continue;
      }
      for (String name : names) {
        int match = name.charAt(0) - 'a' == letter ? matchEnd(name, text, at, end) : -1;
        if (match >= 0
            && (whole ? isWordEnd(text, match, end) : !isPlural(name, text, match, end))) {
          return true;
        }
      }
    }
    return false;
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
