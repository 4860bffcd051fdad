package io.gosight.api.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gosight.api.error.ApiErrorCode;
import io.gosight.api.error.ApiException;
import io.gosight.api.request.ApiRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthorizerTest {
  private static final String KEY = "gss_" + "a".repeat(43);

  private static Authorizer with(Grant... grants) {
    return new Authorizer(
        new Authenticator(
            key -> Optional.of(new Subject("key:1", List.of(grants))),
            (token, project) -> Optional.empty()));
  }

  private static ApiRequest request(String project) {
    return new ApiRequest(Optional.ofNullable(project), Map.of(), "Bearer " + KEY, Map.of(), "");
  }

  @ParameterizedTest
  @CsvSource({
    "VIEWER, READ, viewer, read, true",
    "OWNER, READ, viewer, read, true",
    "ANALYST, MANAGE, analyst, manage, true",
    "VIEWER, READ, analyst, read, false",
    "OWNER, READ, viewer, manage, false",
    "OWNER, MANAGE, viewer, read, false"
  })
  void needsTheRoleAndTheScope(
      Role role, Scope scope, String requiredRole, String requiredScope, boolean allowed) {
    Authorizer authorizer = with(new Grant("shop", role, Set.of(scope)));

    if (allowed) {
      assertThat(authorizer.authorize(request("shop"), requiredRole, requiredScope).projectId())
          .isEqualTo("shop");
    } else {
      assertThatThrownBy(() -> authorizer.authorize(request("shop"), requiredRole, requiredScope))
          .isInstanceOfSatisfying(
              ApiException.class,
              e -> assertThat(e.code()).isEqualTo(ApiErrorCode.INSUFFICIENT_SCOPE));
    }
  }

  @Test
  void usesTheGrantOfTheProjectInThePath() {
    Authorizer authorizer =
        with(
            new Grant("theirs", Role.VIEWER, Set.of(Scope.READ)),
            new Grant("mine", Role.OWNER, Set.of(Scope.READ, Scope.MANAGE)));

    assertThat(authorizer.authorize(request("mine"), "owner", "manage").projectId())
        .isEqualTo("mine");
    assertThatThrownBy(() -> authorizer.authorize(request("theirs"), "owner", "manage"))
        .hasMessageContaining("lacks");
    assertThatThrownBy(() -> authorizer.authorize(request("other"), "viewer", "read"))
        .isInstanceOfSatisfying(
            ApiException.class, e -> assertThat(e.code()).isEqualTo(ApiErrorCode.NOT_FOUND));
  }

  @Test
  void aPathWithoutAProjectNeedsNoGrant() {
    assertThat(with().authorize(request(null), "caller", "read").subject().id()).isEqualTo("key:1");
  }
}
