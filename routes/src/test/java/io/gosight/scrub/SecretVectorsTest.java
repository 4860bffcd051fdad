package io.gosight.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The hub and the SDK are held to one file of secrets; the hub knows some more. */
class SecretVectorsTest {
  private static final Path SHARED = Path.of("../sdk/test/vectors/secrets.json");
  private static final Path MORE = Path.of("src/test/resources/scrub/secrets.json");
  private static final Addresses ADDRESSES = new Addresses(List.of());

  private record Case(String given, List<String> secret, List<String> kept) {}

  private static Stream<Case> cases(String kind) throws IOException {
    List<Case> cases = new ArrayList<>();
    for (Path file : List.of(SHARED, MORE)) {
      for (JsonNode one : new ObjectMapper().readTree(file.toFile()).get(kind)) {
        JsonNode given = one.get("given");
        cases.add(
            new Case(
                given.isTextual() ? given.textValue() : given.toString(),
                list(one.get("secret")),
                list(one.get("kept"))));
      }
    }
    return cases.stream();
  }

  private static List<String> list(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.textValue()));
    return texts;
  }

  static Stream<Case> texts() throws IOException {
    return cases("texts");
  }

  static Stream<Case> addresses() throws IOException {
    return cases("addresses");
  }

  static Stream<Case> properties() throws IOException {
    return cases("properties");
  }

  private static void check(Case one, UnaryOperator<String> scrub) {
    String clean = scrub.apply(one.given());
    assertThat(one.secret()).noneMatch(clean::contains);
    assertThat(one.kept()).allMatch(clean::contains);
    assertThat(scrub.apply(clean)).as("scrubbed again").isEqualTo(clean);
  }

  @ParameterizedTest
  @MethodSource
  void texts(Case one) {
    check(one, text -> SecretTexts.scrub(text, TextKind.PLAIN));
  }

  @ParameterizedTest
  @MethodSource
  void addresses(Case one) {
    check(one, ADDRESSES::scrub);
  }

  @ParameterizedTest
  @MethodSource
  void properties(Case one) {
    check(one, new JsonTexts(text -> SecretTexts.scrub(text, TextKind.PLAIN))::scrub);
  }
}
