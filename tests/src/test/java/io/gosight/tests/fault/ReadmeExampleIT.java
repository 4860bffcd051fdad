package io.gosight.tests.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Documented examples of requests are accepted as they stand, but for the key and the address. */
@ExtendWith(SharedSite.class)
class ReadmeExampleIT {
  private static final Pattern HEADER = Pattern.compile("-H '([^:']+): ([^']+)'");
  private static final Pattern BODY = Pattern.compile("-d '([^']+)'");

  private final Site site;

  ReadmeExampleIT(Site site) {
    this.site = site;
  }

  @ParameterizedTest
  @CsvSource({"README.md, 2", "docs/ingest.md, 5"})
  void worksWhenCopied(String file, int events) throws Exception {
    site.run(Map.of());
    Path readme = site.program().home().resolve("../..").resolve(file);
    String text = Files.readString(readme);
    String example = text.substring(text.indexOf("curl http://127.0.0.1:8080/v1/events"));
    example = example.substring(0, example.indexOf("```")).replace("gsw_...", site.keys().write());
    Matcher body = BODY.matcher(example);
    assertThat(body.find()).isTrue();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(site.hub().http().resolve("/v1/events"))
            .POST(HttpRequest.BodyPublishers.ofString(body.group(1)));
    HEADER
        .matcher(example)
        .results()
        .forEach(found -> request.header(found.group(1), found.group(2)));
    HttpResponse<String> response =
        HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    JsonNode answer = new ObjectMapper().readTree(response.body());
    assertThat(answer.path("accepted").asInt()).isEqualTo(events);
    assertThat(answer.has("rejected")).isFalse();
    assertThat(answer.has("ignoredFields")).isFalse();
    assertThat(answer.has("countedAsBot")).isFalse();
  }
}
