package io.gosight.scrub;

/**
 * Finds the secrets of a text from its beginning to its end, except card numbers, of which it only
 * says whether there may be one. For one thread.
 */
final class SecretScan {
  private final String text;
  private final TextKind kind;

  private int at;
  private int start;
  private int end;
  private String replacement = SecretTexts.MARK;

  /** Where the run of letters, digits and underscores begins that is being read, or -1. */
  private int run = -1;

  /** The slash before the one that comes next, or -1. */
  private int slash = -1;

  private boolean inAddress;
  private final DigitRuns digits = new DigitRuns();

  SecretScan(String text, TextKind kind) {
    this.text = text;
    this.kind = kind;
  }

  /** Where the secret begins that {@link #next} found. */
  int start() {
    return start;
  }

  /** Where it ends. */
  int end() {
    return end;
  }

  /** What to put in its place. */
  String replacement() {
    return replacement;
  }

  /** The most digits with no more than a few separators between them. */
  int mostDigits() {
    return digits.most();
  }

  /** Goes to the next secret; false if there is none. */
  boolean next() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (isWord(c)) {
        countDigit(c);
        if (run < 0) {
          run = at;
          if (found(at, SecretShapes.knownTokenEnd(text, at))) {
            return true;
          }
        }
        at++;
        continue;
      }
      if (run >= 0 && endRun(at)) {
        return true;
      }
      digits.separator();
      if (separator(c)) {
        return true;
      }
      at++;
    }
    return run >= 0 && endRun(text.length());
  }

  private void countDigit(char c) {
    if (c >= '0' && c <= '9') {
      digits.digit();
    } else if (c == '_') {
      digits.separator();
    } else {
      digits.letter();
    }
  }

  private boolean endRun(int runEnd) {
    int from = run;
    run = -1;
    return kind.losesLongRuns()
        && runEnd - from >= SecretShapes.MIN_LONG_RUN
        && SecretShapes.isLongToken(text, from, runEnd)
        && found(from, runEnd);
  }

  private boolean separator(char c) {
    return switch (c) {
      case '@' -> atSign();
      case '%' -> percent();
      case '=' -> namedValue(at, at + 1);
      case ':' -> colon();
      case '/' -> slash();
      case '?', '#' -> query(c);
      case ';' -> matrixParameter();
      case ' ' -> bearer();
      case '\n', '\t', '\r', ')', '"', '\'', '<' -> leaveAddress();
      default -> false;
    };
  }

  private boolean leaveAddress() {
    inAddress = false;
    slash = -1;
    return false;
  }

  private boolean atSign() {
    int user = SecretShapes.userStart(text, end, at);
    return user >= 0 ? found(user, SecretShapes.userEnd(text, at)) : email(at, at + 1);
  }

  private boolean email(int atSign, int domain) {
    if (!kind.losesEmails()) {
      return false;
    }
    int from = SecretShapes.localPartStart(text, end, atSign);
    return from < atSign && found(from, SecretShapes.domainEnd(text, domain));
  }

  private boolean percent() {
    if (text.startsWith("%40", at)) {
      return email(at, at + 3);
    }
    return (text.startsWith("%3D", at) || text.startsWith("%3d", at)) && namedValue(at, at + 3);
  }

  private boolean colon() {
    if (text.startsWith("://", at)) {
      inAddress = at > 0 && isWord(text.charAt(at - 1));
      at += 2;
      slash = -1;
      return false;
    }
    return kind.hasValuesAfterColons() && namedValue(at, at + 1);
  }

  private boolean namedValue(int nameEnd, int valueStart) {
    if (!kind.hasNamedValues() || !SecretShapes.isAfterSecretName(text, end, nameEnd)) {
      return false;
    }
    int from = SecretShapes.valueStart(text, valueStart);
    return found(from, SecretShapes.valueEnd(text, from));
  }

  private boolean bearer() {
    leaveAddress();
    if (!kind.hasNamedValues() || !SecretShapes.isAfterBearer(text, at)) {
      return false;
    }
    return found(at + 1, SecretShapes.valueEnd(text, at + 1));
  }

  private boolean slash() {
    int before = slash;
    slash = at;
    return before >= 0
        && kind.losesPathTokens()
        && SecretNames.isSecretInPath(text, Math.max(before + 1, at - 60), at)
        && found(at + 1, SecretShapes.pathTokenEnd(text, at + 1));
  }

  private boolean query(char c) {
    if (!inAddress || !kind.losesQueries()) {
      slash = c == '?' ? -1 : slash;
      return false;
    }
    inAddress = false;
    slash = -1;
    int queryEnd = SecretShapes.queryEnd(text, at + 1);
    boolean found = queryEnd > at + 1 && found(at, queryEnd);
    replacement = found ? "" : SecretTexts.MARK;
    return found;
  }

  private boolean matrixParameter() {
    if (!inAddress || !kind.losesQueries()) {
      return false;
    }
    boolean found = found(at, SecretShapes.matrixParameterEnd(text, at));
    replacement = found ? "" : SecretTexts.MARK;
    return found;
  }

  /** Notes what was found and goes on after it, if it is there and not marked already. */
  private boolean found(int from, int to) {
    if (to <= from || (to - from == 1 && text.charAt(from) == '*')) {
      return false;
    }
    start = from;
    end = to;
    replacement = SecretTexts.MARK;
    at = to;
    run = -1;
    digits.clear();
    return true;
  }

  static boolean isWord(char c) {
    return isLetter(c) || (c >= '0' && c <= '9') || c == '_';
  }

  static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
