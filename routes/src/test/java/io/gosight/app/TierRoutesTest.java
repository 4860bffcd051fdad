package io.gosight.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.replay.SessionKey;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Old recordings move to object storage, each read back before it counts, and expire there. */
class TierRoutesTest extends RouteTest {
  private final List<String> done = new ArrayList<>();

  @Override
  List<String> files() {
    return List.of("tier/ensure-bucket", "tier/tier-replays", "tier/purge-replays");
  }

  @BeforeEach
  void steps() {
    done.clear();
    for (String step :
        List.of(
            "pack-session",
            "ask-for-object",
            "verify-object",
            "record-object",
            "note-archive-failure",
            "delete-archived-rows",
            "drop-expired-rows",
            "delete-outlived-rows",
            "delete-erased-rows",
            "name-expired-object",
            "forget-expired-objects")) {
      replace(step, exchange -> done.add(step));
    }
    replace(
        "list-due-sessions",
        exchange ->
            exchange
                .getMessage()
                .setBody(List.of(new SessionKey("shop", "s1"), new SessionKey("shop", "s2"))));
    replace("list-expired-objects", exchange -> exchange.getMessage().setBody(List.of("a", "b")));
  }

  @Test
  void eachSessionIsWrittenReadBackAndRecorded() {
    run("timer:tier-replays", null);

    List<String> one = List.of("pack-session", "ask-for-object", "verify-object", "record-object");
    List<String> expected = new ArrayList<>(one);
    expected.addAll(one);
    expected.add("delete-archived-rows");
    assertThat(done).isEqualTo(expected);
    assertThat(mock("mock:aws2-s3").getReceivedCounter()).isEqualTo(4);
  }

  @Test
  void aSessionThatCantBeReadBackIsNotedAndTheOthersGoOn() {
    List<String> verified = new ArrayList<>();
    replace(
        "verify-object",
        exchange -> {
          verified.add("verify");
          if (verified.size() == 1) {
            throw new IllegalStateException("another checksum");
          }
        });

    run("timer:tier-replays", null);

    assertThat(done)
        .containsSubsequence("note-archive-failure", "record-object", "delete-archived-rows")
        .containsOnlyOnce("record-object");
  }

  @Test
  void whatHasExpiredIsDeletedInBothStores() {
    run("timer:purge-replays", null);

    assertThat(done)
        .containsExactly(
            "drop-expired-rows",
            "delete-outlived-rows",
            "delete-erased-rows",
            "name-expired-object",
            "name-expired-object",
            "forget-expired-objects");
    assertThat(mock("mock:aws2-s3").getReceivedCounter()).isEqualTo(2);
  }

  @Test
  void theBucketIsMadeAtTheStart() {
    run("timer:ensure-bucket", null);

    assertThat(mock("mock:aws2-s3").getReceivedCounter()).isEqualTo(1);
  }
}
