package io.gosight.api;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.util.Date;
import java.util.Map;
import java.util.TreeMap;

/** Tokens made from a valid one that must not be accepted. */
final class Forgeries {
  private Forgeries() {}

  /** By what is wrong with them. */
  static Map<String, String> of(String valid, byte[] rightSecret) throws Exception {
    SignedJWT token = SignedJWT.parse(valid);
    JWTClaimsSet claims = token.getJWTClaimsSet();
    Map<String, String> forged = new TreeMap<>();
    forged.put("no signature", new PlainJWT(claims).serialize());
    forged.put("empty signature", valid.substring(0, valid.lastIndexOf('.') + 1));
    forged.put("other key", signed(token, JWSAlgorithm.HS256, claims, new byte[32]));
    forged.put("other algorithm", signed(token, JWSAlgorithm.HS384, claims, doubled(rightSecret)));
    forged.put(
        "other audience",
        signed(
            token,
            JWSAlgorithm.HS256,
            new JWTClaimsSet.Builder(claims).audience("other").build(),
            rightSecret));
    forged.put(
        "other issuer",
        signed(
            token,
            JWSAlgorithm.HS256,
            new JWTClaimsSet.Builder(claims).issuer("other").build(),
            rightSecret));
    forged.put(
        "no expiry",
        signed(
            token,
            JWSAlgorithm.HS256,
            new JWTClaimsSet.Builder(claims).expirationTime(null).build(),
            rightSecret));
    forged.put(
        "not yet valid",
        signed(
            token,
            JWSAlgorithm.HS256,
            new JWTClaimsSet.Builder(claims)
                .notBeforeTime(Date.from(claims.getExpirationTime().toInstant()))
                .build(),
            rightSecret));
    forged.put(
        "other user",
        signed(
            token,
            JWSAlgorithm.HS256,
            new JWTClaimsSet.Builder(claims).subject(Contract.NOBODY).build(),
            rightSecret));
    return forged;
  }

  private static String signed(
      SignedJWT original, JWSAlgorithm algorithm, JWTClaimsSet claims, byte[] secret)
      throws Exception {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(algorithm).keyID(original.getHeader().getKeyID()).build(),
            claims);
    token.sign(new MACSigner(secret));
    return token.serialize();
  }

  private static byte[] doubled(byte[] secret) {
    byte[] twice = new byte[secret.length * 2];
    System.arraycopy(secret, 0, twice, 0, secret.length);
    System.arraycopy(secret, 0, twice, secret.length, secret.length);
    return twice;
  }
}
