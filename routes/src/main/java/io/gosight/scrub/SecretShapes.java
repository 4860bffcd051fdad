package io.gosight.scrub;

/**
 * The shapes of secrets at one place of a text. Each says where its secret begins or ends, and
 * nothing looks further than some hundred characters.
 */
final class SecretShapes {
  static final int MIN_LONG_RUN = 32;

  private static final int MAX_NAME = 60;
  private static final int MAX_LOCAL_PART = 64;
  private static final int MAX_DOMAIN = 100;
  private static final int MAX_USER = 200;
  private static final int MAX_VALUE = 1_000;
  private static final int MAX_QUERY = 8_192;
  private static final int MIN_PATH_TOKEN = 6;
  private static final int MIN_WORD_TOKEN = 16;
  private static final int MIN_KNOWN_TOKEN = 9;
  private static final String NO_LOCAL_PART = "@/:?#&=,;<>\"'()[]{}|";
  private static final String ENDS_VALUE = "\"'&;,)}]<";
  private static final String[] KNOWN_TOKENS = {
    "eyJ", "AKIA", "ASIA", "AIza", "ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_", "glpat-",
    "gss_", "xoxb-", "xoxp-", "xoxa-", "xoxr-", "xoxs-", "sk_", "pk_", "rk_", "npm_", "ya29."
  };

  private SecretShapes() {}

  /** Where the token of a well-known service ends that begins there, or -1. */
  static int knownTokenEnd(String text, int start) {
    char first = text.charAt(start);
    if (first != 'e' && first != 'A' && "gxsprny".indexOf(first) < 0) {
      return -1;
    }
    for (String known : KNOWN_TOKENS) {
      if (known.charAt(0) == first && text.startsWith(known, start)) {
        int end = start + known.length();
        int most = Math.min(text.length(), end + MAX_VALUE);
        while (end < most && isTokenCharacter(text.charAt(end))) {
          end++;
        }
        while (text.charAt(end - 1) == '.') {
          end--;
        }
        return end - start - known.length() >= MIN_KNOWN_TOKEN ? end : -1;
      }
    }
    return -1;
  }

  private static boolean isTokenCharacter(char c) {
    return SecretScan.isWord(c) || c == '.' || c == '-';
  }

  /** Whether a long run of letters and digits has both in turn, as hashes and keys do. */
  static boolean isLongToken(String text, int start, int end) {
    int digits = 0;
    int letters = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digits++;
      } else if (c != '_') {
        letters++;
      }
    }
    return digits >= 2 && letters >= 1;
  }

  /** Where the user and password begin before that {@code @}, or -1 if there are none. */
  static int userStart(String text, int from, int atSign) {
    int least = Math.max(from, atSign - MAX_USER);
    int start = atSign;
    while (start > least && !endsAuthority(text.charAt(start - 1))) {
      start--;
    }
    return start < atSign && start >= 3 && text.startsWith("://", start - 3) ? start : -1;
  }

  /** Where they end: before the authority's last {@code @}, for a password may hold another. */
  static int userEnd(String text, int atSign) {
    int end = atSign;
    int most = Math.min(text.length(), atSign + MAX_USER);
    for (int i = atSign + 1; i < most && !endsAuthority(text.charAt(i)); i++) {
      end = text.charAt(i) == '@' ? i : end;
    }
    return end;
  }

  private static boolean endsAuthority(char c) {
    return c == '/' || c == '?' || c == '#' || c <= ' ';
  }

  /** Where the part of an email before its {@code @} begins. */
  static int localPartStart(String text, int from, int atSign) {
    int least = Math.max(from, atSign - MAX_LOCAL_PART);
    int start = atSign;
    while (start > least && isLocalPart(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  private static boolean isLocalPart(char c) {
    return !Character.isWhitespace(c) && NO_LOCAL_PART.indexOf(c) < 0;
  }

  /** Where an email's domain ends that begins there, or -1 if it is none. */
  static int domainEnd(String text, int start) {
    int most = Math.min(text.length(), start + MAX_DOMAIN);
    int end = -1;
    int label = start;
    int i = start;
    for (; i < most && isDomain(text.charAt(i)); i++) {
      if (text.charAt(i) == '.') {
        end = label > start && isTopLevel(text, label, i) ? i : end;
        label = i + 1;
      }
    }
    end = label > start && isTopLevel(text, label, i) ? lettersEnd(text, label, i) : end;
    return end >= 0 && isPictureSize(text, start) ? -1 : end;
  }

  private static boolean isDomain(char c) {
    return Character.isLetterOrDigit(c) || c == '.' || c == '_' || c == '-';
  }

  private static boolean isTopLevel(String text, int start, int end) {
    return lettersEnd(text, start, end) >= start + 2;
  }

  private static int lettersEnd(String text, int start, int end) {
    int at = start;
    while (at < end && Character.isLetter(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** A picture for finer screens is called {@code logo@2x.png}. */
  private static boolean isPictureSize(String text, int start) {
    int x = start;
    while (x < text.length() && text.charAt(x) >= '0' && text.charAt(x) <= '9') {
      x++;
    }
    return x > start && text.startsWith("x.", x);
  }

  /** Whether what stands before an equals sign or a colon is the name of a secret. */
  static boolean isAfterSecretName(String text, int from, int nameEnd) {
    int last = nameEnd;
    for (int i = 0; i < 3 && last > from && " \"'\\".indexOf(text.charAt(last - 1)) >= 0; i++) {
      last--;
    }
    int least = Math.max(from, last - MAX_NAME);
    int start = last;
    while (start > least && isName(text.charAt(start - 1))) {
      start--;
    }
    if (start == last) {
      return false;
    }
    // "API key: ..." and "card number: ..." are names of two words.
    if (start - 4 >= from
        && text.charAt(start - 1) == ' '
        && (text.regionMatches(true, start, "key", 0, 3)
            || text.regionMatches(true, start, "num", 0, 3))) {
      start = Math.max(from, start - 8);
    }
    return SecretNames.isSecretBeforeValue(text, start, last);
  }

  private static boolean isName(char c) {
    return SecretScan.isWord(c) || c == '-';
  }

  /** Where the value begins after its separator: after spaces, quotes and a scheme's name. */
  static int valueStart(String text, int from) {
    int start = from;
    for (int i = 0; i < 4 && start < text.length(); i++) {
      if (" >\"'\\\t".indexOf(text.charAt(start)) < 0) {
        break;
      }
      start++;
    }
    for (String scheme : new String[] {"bearer ", "basic "}) {
      if (text.regionMatches(true, start, scheme, 0, scheme.length())) {
        return start + scheme.length();
      }
    }
    return start;
  }

  /** Where the value ends, or -1 if it is too short to be one. */
  static int valueEnd(String text, int start) {
    char quote = start == 0 ? ' ' : text.charAt(start - 1);
    int most = Math.min(text.length(), start + MAX_VALUE);
    int end = start;
    if (quote == '"' || quote == '\'') {
      int close = start;
      while (close < most && text.charAt(close) != quote) {
        close++;
      }
      end = close == most ? start : close;
      end -= end > start && text.charAt(end - 1) == '\\' ? 1 : 0;
    }
    while (end < most && !endsValue(text.charAt(end))) {
      end++;
    }
    return end - start >= 2 ? end : -1;
  }

  private static boolean endsValue(char c) {
    return c <= ' ' || ENDS_VALUE.indexOf(c) >= 0;
  }

  /** Whether {@code bearer} stands before that space. */
  static boolean isAfterBearer(String text, int space) {
    int start = space - 6;
    return start >= 0
        && text.regionMatches(true, start, "bearer", 0, 6)
        && (start == 0 || !SecretScan.isWord(text.charAt(start - 1)));
  }

  /** Where the segment of a path ends that begins there, or -1 if it does not look like a token. */
  static int pathTokenEnd(String text, int start) {
    int most = Math.min(text.length(), start + MAX_VALUE);
    int end = start;
    int word = start;
    boolean digit = false;
    while (end < most && "/?#:;\"')".indexOf(text.charAt(end)) < 0 && text.charAt(end) > ' ') {
      char c = text.charAt(end);
      digit |= c >= '0' && c <= '9';
      word = word == end && SecretScan.isWord(c) ? end + 1 : word;
      end++;
    }
    boolean token = digit || word - start >= MIN_WORD_TOKEN;
    return token && end - start >= MIN_PATH_TOKEN ? end : -1;
  }

  /**
   * Where an address's query or fragment ends within a text; a line number does not belong to it.
   */
  static int queryEnd(String text, int start) {
    int most = Math.min(text.length(), start + MAX_QUERY);
    int end = start;
    while (end < most && "()'\":<".indexOf(text.charAt(end)) < 0 && text.charAt(end) > ' ') {
      end++;
    }
    return end;
  }

  /** Where a parameter such as {@code ;jsessionid=1} ends within a path, or -1 if it is none. */
  static int matrixParameterEnd(String text, int semicolon) {
    int end = semicolon + 1;
    boolean named = false;
    int most = Math.min(text.length(), semicolon + MAX_VALUE);
    while (end < most && "/?#()'\":<".indexOf(text.charAt(end)) < 0 && text.charAt(end) > ' ') {
      named |= text.charAt(end) == '=';
      end++;
    }
    return named ? end : -1;
  }
}
