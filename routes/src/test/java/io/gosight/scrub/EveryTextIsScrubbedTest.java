package io.gosight.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Message;
import io.gosight.proto.v1.BatchContext;
import io.gosight.proto.v1.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plants secrets in every text that the protocol has, also in those that it will get. */
class EveryTextIsScrubbedTest {
  /** Of a form that holds no secret, which ingest checks. */
  private static final Set<String> IDS =
      Set.of(
          "gosight.v1.Event.id",
          "gosight.v1.Page.view_id",
          "gosight.v1.BatchContext.session_id",
          "gosight.v1.BatchContext.visitor_id",
          "gosight.v1.BatchContext.tab_id");

  /** The site's own ids of visitors, which may be a hash or an email by its choice. */
  private static final Set<String> SITE_IDS =
      Set.of(
          "gosight.v1.BatchContext.user_id",
          "gosight.v1.Identify.user_id",
          "gosight.v1.Identify.alias_of");

  private static final Map<String, String> TOKENS =
      Map.of(
          "4111 1111 1111 1111", "1111 1111",
          "4111-1111-1111-1111", "1111-1111",
          "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.dBjftJeZ4CVP", "eyJ",
          "sk_live_4eC39HqLyjWDarjtT1zdp7dc", "4eC39");

  private static final Map<String, String> MORE =
      Map.of(
          "ada.lovelace@example.com", "lovelace",
          "https://ada:analytical@shop.example/", "analytical",
          "https://shop.example/x?q=engine1", "engine1",
          "/reset/a1b2c3d4e5", "a1b2c3d4e5",
          "x[password=hunter2]", "hunter2",
          "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b", "9f86d0",
          "bearer abcdefgh12345678", "abcdefgh");

  private final Scrubber scrubber = new Scrubber(List.of(), new ReplayScrubber(1 << 20));

  /**
   * A message with one secret in one of its texts.
   *
   * @param field the text's name
   * @param message the message
   * @param secret what must be gone
   */
  private record Planted(String field, Message message, String secret) {
    @Override
    public String toString() {
      return field + ": " + secret;
    }
  }

  static Stream<Planted> planted() {
    List<Planted> all = new ArrayList<>();
    for (FieldDescriptor payload : Event.getDescriptor().getOneofs().get(0).getFields()) {
      Event.Builder event = Event.newBuilder();
      plantIn(event.newBuilderForField(payload), "")
          .forEach(
              one ->
                  all.add(
                      new Planted(
                          one.field(),
                          Event.newBuilder().setField(payload, one.message()).build(),
                          one.secret())));
    }
    all.addAll(plantIn(BatchContext.newBuilder(), ""));
    return all.stream();
  }

  private static List<Planted> plantIn(Message.Builder message, String path) {
    List<Planted> all = new ArrayList<>();
    for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
      if (field.getJavaType() == JavaType.STRING && !IDS.contains(field.getFullName())) {
        secrets(field)
            .forEach(
                (text, secret) -> {
                  Message.Builder one = message.build().toBuilder();
                  set(one, field, text);
                  all.add(new Planted(field.getFullName() + path, one.build(), secret));
                });
      } else if (field.getJavaType() == JavaType.MESSAGE) {
        for (Planted inner :
            plantIn(message.newBuilderForField(field), " of " + field.getFullName())) {
          Message.Builder one = message.build().toBuilder();
          set(one, field, inner.message());
          all.add(new Planted(inner.field(), one.build(), inner.secret()));
        }
      }
    }
    return all;
  }

  private static void set(Message.Builder message, FieldDescriptor field, Object value) {
    if (field.isRepeated()) {
      message.addRepeatedField(field, value);
    } else {
      message.setField(field, value);
    }
  }

  private static Map<String, String> secrets(FieldDescriptor field) {
    Map<String, String> secrets = new java.util.HashMap<>(TOKENS);
    if (!SITE_IDS.contains(field.getFullName())) {
      secrets.putAll(MORE);
    }
    if (field.getName().endsWith("_json")) {
      Map<String, String> json = new java.util.HashMap<>();
      secrets.forEach((text, secret) -> json.put("{\"note\":\"" + text + "\"}", secret));
      for (String name : List.of("password", "cvv", "iban", "otp", "accessToken")) {
        json.put("{\"a\":{\"" + name + "\":\"12 planted\"}}", "planted");
      }
      return json;
    }
    return secrets;
  }

  @ParameterizedTest
  @MethodSource
  void planted(Planted one) {
    Message clean =
        one.message() instanceof Event event
            ? scrubber.scrub(event)
            : scrubber.scrub((BatchContext) one.message());
    assertThat(one.message().toString()).as("planted").contains(one.secret());
    assertThat(clean.toString()).doesNotContain(one.secret());
  }

  @Test
  void theyAreMoreThanTwoHundred() {
    assertThat(planted()).hasSizeGreaterThan(200);
  }
}
