package io.gosight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComponentResolverTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [ERROR] ... Could not find artifact org.apache.camel:camel-nothing:jar:4.17.0 in central | has no component camel-nothing
          [ERROR] ... org.apache.camel:camel-nothing:jar:4.17.0 was not found in https://repo.example during a previous attempt. | has no component
          [ERROR] ... Could not transfer artifact org.apache.camel:camel-nothing:pom:4.17.0 from/to central: repo.example: Name or service not known | check the network
          [ERROR] ... Plugin org.apache.maven.plugins:maven-dependency-plugin:3.6.0 was not found in central | check the network
          """)
  void tellsAWrongNameFromANetworkThatIsAway(String line, String expected) {
    assertThat(ComponentResolver.failure("camel-nothing", "4.17.0", List.of("[INFO] x", line)))
        .contains(expected);
  }
}
