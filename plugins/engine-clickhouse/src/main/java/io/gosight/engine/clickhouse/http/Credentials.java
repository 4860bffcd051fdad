package io.gosight.engine.clickhouse.http;

import io.gosight.engine.clickhouse.sql.ClickHouseException;
import io.gosight.engine.clickhouse.sql.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Who may do what: the owner everything, the reader only read. Both names {@code gosight} and
 * {@code default} are the owner's.
 */
public record Credentials(String ownerPassword, String readerPassword) {
  public static final String OWNER = "gosight";
  public static final String READER = "reader";
  private static final String DEFAULT = "default";

  /** What a user may do. */
  enum Role {
    OWNER,
    READER
  }

  /** Credentials that follow from the owner's password, so that they are the same at each start. */
  public static Credentials of(String ownerPassword) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(ownerPassword.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] derived = mac.doFinal("clickhouse reader".getBytes(StandardCharsets.UTF_8));
      return new Credentials(ownerPassword, HexFormat.of().formatHex(derived, 0, 16));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has HmacSHA256.", e);
    }
  }

  /**
   * The role of a user by name and password.
   *
   * @throws ClickHouseException with code 516, the same for a wrong name and a wrong password
   */
  Role roleOf(String user, String password) throws ClickHouseException {
    boolean reader = user.equals(READER);
    boolean known = reader || user.equals(OWNER) || user.equals(DEFAULT);
    if (!same(password, reader ? readerPassword : ownerPassword) || !known) {
      throw ClickHouseException.of(
          ErrorCode.AUTHENTICATION_FAILED,
          "Authentication failed: password is incorrect, or there is no user with such name.");
    }
    return reader ? Role.READER : Role.OWNER;
  }

  private static boolean same(String given, String expected) {
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "Credentials[hidden]";
  }
}
