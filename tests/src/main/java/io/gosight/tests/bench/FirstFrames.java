package io.gosight.tests.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Asks for what a player needs for its first picture, as it does. For one thread. */
final class FirstFrames {
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI hub;
  private final String key;

  FirstFrames(URI hub, String key) {
    this.hub = hub;
    this.key = key;
  }

  /**
   * Opens each session some times, after two times that do not count.
   *
   * @param tabs the tab of each session, in the order of the sessions
   * @return the 95th percentile, in ms
   */
  double p95(List<String> sessions, List<String> tabs, int rounds)
      throws IOException, InterruptedException {
    List<Double> times = new ArrayList<>();
    for (int round = -2; round < rounds; round++) {
      for (int i = 0; i < sessions.size(); i++) {
        double ms = open(sessions.get(i), tabs.get(i));
        if (round >= 0) {
          times.add(ms);
        }
      }
    }
    Collections.sort(times);
    return times.get((int) Math.ceil(times.size() * 0.95) - 1);
  }

  private double open(String session, String tab) throws IOException, InterruptedException {
    String replay = "/api/v1/projects/demo/sessions/" + session + "/replay";
    long begin = System.nanoTime();
    get(replay);
    get(replay + "/chunks?from=0&limit=20&tab=" + tab);
    return (System.nanoTime() - begin) / 1e6;
  }

  private void get(String path) throws IOException, InterruptedException {
    HttpResponse<byte[]> response =
        http.send(
            HttpRequest.newBuilder(hub.resolve(path))
                .header("Authorization", "Bearer " + key)
                .header("Accept-Encoding", "gzip")
                .build(),
            HttpResponse.BodyHandlers.ofByteArray());
    if (response.statusCode() != 200) {
      throw new IOException(path + ": status " + response.statusCode());
    }
  }
}
