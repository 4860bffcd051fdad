package io.gosight.api.identity;

import com.nulabinc.zxcvbn.Strength;
import com.nulabinc.zxcvbn.Zxcvbn;
import io.gosight.api.error.ApiErrorCode;
import io.gosight.api.error.ApiException;
import java.util.List;

/**
 * Refuses passwords that are short, common or easy to guess, as zxcvbn estimates it from lists of
 * leaked passwords, names and words. Safe for use by many threads.
 */
public final class PasswordRules {
  private static final int MIN_LENGTH = 8;
  private static final int MIN_SCORE = 2;
  // The estimate takes longer the longer the text is; its start decides.
  private static final int MEASURED = 64;

  private final Zxcvbn zxcvbn = new Zxcvbn();

  /**
   * Checks a new password.
   *
   * @param email the user's address, which is no password
   * @throws ApiException with {@code weak_password}
   */
  void check(String password, String email, String field) {
    if (password.length() < MIN_LENGTH) {
      throw weak("A password needs at least " + MIN_LENGTH + " characters.", field);
    }
    String start = password.length() > MEASURED ? password.substring(0, MEASURED) : password;
    Strength strength = zxcvbn.measure(start, List.of(email, "gosight"));
    if (strength.getScore() < MIN_SCORE) {
      String reason = strength.getFeedback().getWarning();
      throw weak(
          reason == null || reason.isEmpty() ? "This password is easy to guess." : reason + ".",
          field);
    }
  }

  /**
   * Refuses the old password as the new one.
   *
   * @throws ApiException with {@code weak_password}
   */
  void requireDifferent(String current, String next) {
    if (current.equals(next)) {
      throw weak("This is the password that you have.", "/new_password");
    }
  }

  private static ApiException weak(String reason, String field) {
    return new ApiException(ApiErrorCode.WEAK_PASSWORD, reason)
        .of(field)
        .remedy("Use several uncommon words, or let a password manager make one.");
  }
}
