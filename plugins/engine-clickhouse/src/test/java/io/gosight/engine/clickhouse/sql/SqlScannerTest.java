package io.gosight.engine.clickhouse.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SqlScannerTest {
  @Test
  void knowsWordsQuotesLiteralsAndDepth() {
    assertThat(texts("SELECT `a``b`, \"c\", 'it''s \\' (', f(x)"))
        .containsExactly("SELECT", "a``b", ",", "c", ",", "'it''s \\' ('", ",", "f", "(", "x", ")");
    SqlScanner scanner = new SqlScanner("f(g(x))");
    List<Integer> depths = new ArrayList<>();
    for (SqlToken token = scanner.next(); token != null; token = scanner.next()) {
      depths.add(token.depth());
    }
    assertThat(depths).containsExactly(0, 0, 1, 1, 2, 1, 0);
  }

  @Test
  void skipsComments() {
    assertThat(texts("a -- b\n c /* d */ e # f\n g")).containsExactly("a", "c", "e", "g");
  }

  @Test
  void takesHeredocsAsOneLiteral() {
    assertThat(texts("$x$ it's ( $y$ $x$ a")).containsExactly("$x$ it's ( $y$ $x$", "a");
  }

  @Test
  void endsWithTextThatIsCutOff() {
    assertThat(texts("'abc")).containsExactly("'abc");
    assertThat(texts("`abc")).hasSize(1);
    assertThat(texts("`")).hasSize(1);
    assertThat(texts("'\\")).hasSize(1);
    assertThat(texts("/* abc")).isEmpty();
  }

  private static List<String> texts(String sql) {
    SqlScanner scanner = new SqlScanner(sql);
    List<String> texts = new ArrayList<>();
    for (SqlToken token = scanner.next(); token != null; token = scanner.next()) {
      texts.add(token.text());
    }
    return texts;
  }
}
