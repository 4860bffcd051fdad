package io.gosight.ingest.keys;

import io.gosight.ingest.AdmittedSubmission;
import io.gosight.ingest.IdFormat;
import io.gosight.ingest.IngestError;
import io.gosight.ingest.IngestException;
import io.gosight.ingest.Submission;
import io.gosight.ingest.WriteKey;

/** Admits a submission whose write key is valid. Safe for use by many threads. */
public final class KeyAuthenticator {
  private static final String WRITE_KEY_PREFIX = "gsw_";
  private static final int WRITE_KEY_LENGTH = 26;
  private static final String SECRET_KEY_PREFIX = "gss_";

  private final WriteKeys keys;

  /** An authenticator that finds keys there. */
  public KeyAuthenticator(WriteKeys keys) {
    this.keys = keys;
  }

  /**
   * Checks the submission's write key.
   *
   * @throws IngestException with {@code missing_key}, {@code unknown_key}, {@code
   *     secret_key_refused}, {@code origin_not_allowed} or {@code keys_unavailable}
   */
  public AdmittedSubmission authenticate(Submission submission) {
    String key = submission.key();
    if (key == null) {
      throw new IngestException(
          IngestError.MISSING_KEY,
          "There is no write key; send it as the header x-gosight-key or in the batch.");
    }
    if (key.startsWith(SECRET_KEY_PREFIX)) {
      throw new IngestException(
          IngestError.SECRET_KEY_REFUSED,
          "This is a secret key; use the project's write key, and revoke the secret key if it"
              + " stands in a page.");
    }
    if (!isWriteKey(key)) {
      throw unknown();
    }
    WriteKey known = keys.find(key).orElseThrow(KeyAuthenticator::unknown);
    if (!known.allows(submission.origin())) {
      throw new IngestException(
          IngestError.ORIGIN_NOT_ALLOWED, "The key is not taken from this origin.");
    }
    return new AdmittedSubmission(submission, known);
  }

  private static boolean isWriteKey(String key) {
    return key.length() == WRITE_KEY_LENGTH
        && key.startsWith(WRITE_KEY_PREFIX)
        && IdFormat.isId(key);
  }

  private static IngestException unknown() {
    return new IngestException(
        IngestError.UNKNOWN_KEY, "The write key is not known, or was revoked.");
  }
}
