package io.gosight.spi;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes down what plugin authors can see of compiled classes, a line each, always in one order.
 */
final class ApiListing {
  private static final Set<String> EVERY_RECORD_HAS = Set.of("equals", "hashCode", "toString");
  private static final Set<String> EVERY_ENUM_HAS = Set.of("values", "valueOf");

  private ApiListing() {}

  static List<String> of(Path classes) throws IOException, ClassNotFoundException {
    List<String> names;
    try (Stream<Path> files = Files.walk(classes)) {
      names =
          files
              .map(file -> classes.relativize(file).toString())
              .filter(file -> file.endsWith(".class") && !file.endsWith("package-info.class"))
              .map(file -> file.replace(".class", "").replaceAll("[/\\\\]", "."))
              .sorted()
              .toList();
    }
    List<String> lines = new ArrayList<>();
    for (String name : names) {
      Class<?> type = Class.forName(name, false, ApiListing.class.getClassLoader());
      if (isSeen(type.getModifiers())) {
        lines.add(head(type));
        members(type).sorted().forEach(member -> lines.add("  " + member));
      }
    }
    return lines;
  }

  private static String head(Class<?> type) {
    String kind =
        type.isRecord()
            ? "record"
            : type.isEnum() ? "enum" : type.isInterface() ? "interface" : "class";
    StringBuilder head = new StringBuilder();
    if (Modifier.isFinal(type.getModifiers()) && kind.equals("class")) {
      head.append("final ");
    }
    head.append(kind).append(' ').append(type.getName());
    if (type.isRecord()) {
      head.append(
          Arrays.stream(type.getRecordComponents())
              .map(ApiListing::component)
              .collect(Collectors.joining(", ", "(", ")")));
    }
    Type parent = type.getGenericSuperclass();
    if (kind.equals("class") && parent != Object.class) {
      head.append(" extends ").append(parent.getTypeName());
    }
    if (type.getGenericInterfaces().length > 0) {
      head.append(" : ").append(types(type.getGenericInterfaces()));
    }
    if (type.isSealed()) {
      head.append(" permits ").append(types(type.getPermittedSubclasses()));
    }
    return head.toString();
  }

  private static Stream<String> members(Class<?> type) {
    return Stream.of(
            Arrays.stream(type.getDeclaredFields())
                .filter(ApiListing::isSeen)
                .map(ApiListing::field),
            Arrays.stream(type.getDeclaredConstructors())
                .filter(ApiListing::isSeen)
                .filter(each -> !type.isRecord() && !type.isEnum())
                .map(ApiListing::constructor),
            Arrays.stream(type.getDeclaredMethods())
                .filter(ApiListing::isSeen)
                .filter(each -> !isGiven(type, each))
                .map(ApiListing::method))
        .flatMap(each -> each);
  }

  private static boolean isGiven(Class<?> type, Method method) {
    return (type.isRecord()
            && (EVERY_RECORD_HAS.contains(method.getName())
                || Arrays.stream(type.getRecordComponents())
                    .anyMatch(component -> component.getAccessor().equals(method))))
        || (type.isEnum() && EVERY_ENUM_HAS.contains(method.getName()));
  }

  private static boolean isSeen(Member member) {
    return !member.isSynthetic() && isSeen(member.getModifiers());
  }

  private static boolean isSeen(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }

  private static String component(RecordComponent component) {
    return component.getGenericType().getTypeName() + " " + component.getName();
  }

  private static String field(Field field) {
    return field.isEnumConstant()
        ? field.getName()
        : words(field.getModifiers())
            + field.getGenericType().getTypeName()
            + " "
            + field.getName();
  }

  private static String constructor(Constructor<?> made) {
    return words(made.getModifiers()) + "new" + parameters(made);
  }

  private static String method(Method method) {
    return words(method.getModifiers())
        + (method.isDefault() ? "default " : "")
        + method.getGenericReturnType().getTypeName()
        + " "
        + method.getName()
        + parameters(method);
  }

  private static String parameters(Executable member) {
    String thrown =
        member.getExceptionTypes().length == 0
            ? ""
            : " throws " + types(member.getGenericExceptionTypes());
    return Arrays.stream(member.getParameters())
            .map(Parameter::getParameterizedType)
            .map(Type::getTypeName)
            .collect(Collectors.joining(", ", "(", ")"))
        + thrown;
  }

  private static String types(Type... types) {
    return Arrays.stream(types).map(Type::getTypeName).collect(Collectors.joining(", "));
  }

  private static String words(int modifiers) {
    return (Modifier.isProtected(modifiers) ? "protected " : "")
        + (Modifier.isStatic(modifiers) ? "static " : "");
  }
}
