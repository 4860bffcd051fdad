package io.gosight.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagePathsTest {
  private final PagePaths pages =
      new PagePaths(
          Set.of(
              "/index.html",
              "/login.html",
              "/_/overview.html",
              "/_/overview.txt",
              "/_/overview/__next._tree.txt",
              "/_/overview/__next.$d$project.overview.txt",
              "/_/sessions.html",
              "/_/sessions/_.html",
              "/_/sessions/_.txt",
              "/_/sessions/_/__next._full.txt",
              "/demo/index.html",
              "/demo/overview.html"));

  @ParameterizedTest
  @CsvSource({
    "/login, /login.html",
    "/login/, /login.html",
    "/shop/overview, /_/overview.html",
    "/shop/overview/, /_/overview.html",
    "/shop/overview.txt, /_/overview.txt",
    "/shop/overview/__next._tree.txt, /_/overview/__next._tree.txt",
    "/shop/overview/__next.$d$project.overview.txt, /_/overview/__next.$d$project.overview.txt",
    "/shop/sessions, /_/sessions.html",
    "/shop/sessions/4711, /_/sessions/_.html",
    "/shop/sessions/4711.txt, /_/sessions/_.txt",
    "/shop/sessions/4711.1774000800, /_/sessions/_.html",
    "/shop/sessions/4711.1774000800.txt, /_/sessions/_.txt",
    "/shop/sessions/4711/__next._full.txt, /_/sessions/_/__next._full.txt",
    "/demo/sessions, /_/sessions.html",
    "/login/overview, /_/overview.html",
  })
  void aPageIsFoundByItsNameOrWithPlaceholders(String path, String file) {
    assertThat(pages.find(path)).contains(file);
  }

  @Test
  void aNameWinsOverThePlaceholder() {
    assertThat(pages.find("/demo/overview")).contains("/demo/overview.html");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "//",
        "/shop",
        "/shop/none",
        "/shop/overview/none",
        "/a b/overview",
        "/../overview",
        "/shop/sessions/a.b",
        "/shop/sessions/<x>",
        "/shop/sessions/..",
        "/shop//overview",
        "/a/b/c/d/e/f/g/h/i/j/k",
      })
  void nothingElseIsFound(String path) {
    assertThat(pages.find(path)).isEmpty();
  }

  @Test
  void anIdIsNotLongerThanAnId() {
    assertThat(pages.find("/" + "p".repeat(64) + "/overview")).isPresent();
    assertThat(pages.find("/" + "p".repeat(65) + "/overview")).isEmpty();
  }
}
