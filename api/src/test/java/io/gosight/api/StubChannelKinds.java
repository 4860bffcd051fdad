package io.gosight.api;

import io.gosight.api.alert.ChannelKinds;
import io.gosight.api.error.ApiErrorCode;
import io.gosight.api.error.ApiException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An operator who has configured Telegram; projects can make webhooks. */
final class StubChannelKinds implements ChannelKinds {
  @Override
  public Set<String> configured() {
    return Set.of("telegram");
  }

  @Override
  public void check(String kind, Map<String, String> settings) {
    if (!kind.equals("webhook")) {
      throw new ApiException(ApiErrorCode.BAD_PARAMETER, "There is no such kind.").of("/kind");
    }
  }

  @Override
  public Optional<String> preview(String channel, String projectId) {
    return configured().contains(channel)
        ? Optional.of("A test of " + projectId)
        : Optional.empty();
  }

  @Override
  public Optional<String> preview(String kind, Map<String, String> settings, String projectId) {
    return Optional.of("A test of " + projectId + " by a " + kind);
  }
}
