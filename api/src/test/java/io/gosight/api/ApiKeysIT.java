package io.gosight.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.gosight.api.auth.Scope;
import io.gosight.api.keys.ApiKey;
import io.gosight.api.keys.ApiKeys;
import io.gosight.api.keys.KeyKind;
import io.gosight.api.keys.KeyText;
import io.gosight.api.keys.NewKey;
import io.gosight.api.project.Project;
import io.gosight.api.project.Projects;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.dao.DataIntegrityViolationException;

@ExtendWith(Stores.Lent.class)
class ApiKeysIT {
  @Test
  void aSecretKeyIsShownOnceAndAWriteKeyAlways(Stores stores) throws Exception {
    Projects projects = new Projects(stores.postgres());
    ApiKeys keys = new ApiKeys(stores.postgres(), new SecureRandom());
    assertThat(projects.create("keys-shown", "Keys")).isTrue();
    assertThat(projects.create("keys-shown", "Other")).isFalse();
    NewKey write = keys.create(KeyKind.WRITE, "keys-shown", "site");
    NewKey secret = keys.create(KeyKind.SECRET, "keys-shown", "reader");
    assertThat(keys.list("keys-shown"))
        .extracting(ApiKey::kind, ApiKey::name, ApiKey::publicKey, ApiKey::scopes)
        .containsExactly(
            tuple(KeyKind.WRITE, "site", Optional.of(write.plaintext()), Set.of()),
            tuple(KeyKind.SECRET, "reader", Optional.empty(), Set.of(Scope.READ, Scope.MANAGE)));
    assertThat(KeyText.isKey(KeyKind.SECRET, secret.plaintext())).isTrue();
    assertThat(secret.toString()).doesNotContain(secret.plaintext());
    assertThat(projects.find("keys-shown").flatMap(Project::writeKey)).contains(write.plaintext());
  }

  @Test
  void replacingRevokesThoseOfTheSameNameAlone(Stores stores) throws Exception {
    new Projects(stores.postgres()).create("keys-replaced", "Keys");
    ApiKeys keys = new ApiKeys(stores.postgres(), new SecureRandom());
    NewKey kept = keys.create(KeyKind.SECRET, "keys-replaced", "reader");
    NewKey first = keys.replace(KeyKind.SECRET, "keys-replaced", "run link", Set.of(Scope.READ));
    NewKey second = keys.replace(KeyKind.SECRET, "keys-replaced", "run link", Set.of(Scope.READ));
    assertThat(keys.list("keys-replaced"))
        .filteredOn(key -> key.revokedAt().isPresent())
        .extracting(ApiKey::id)
        .containsExactly(first.id());
    assertThat(keys.revoke(first.id())).isFalse();
    assertThat(keys.revoke(second.id())).isTrue();
    assertThat(keys.revoke(kept.id())).isTrue();
  }

  @Test
  void aKeyNeedsAProject(Stores stores) {
    ApiKeys keys = new ApiKeys(stores.postgres(), new SecureRandom());
    assertThatThrownBy(() -> keys.create(KeyKind.WRITE, "nowhere", "site"))
        .isInstanceOf(DataIntegrityViolationException.class);
    assertThatThrownBy(
            () -> keys.replace(KeyKind.SECRET, "nowhere", "run link", Set.of(Scope.READ)))
        .isInstanceOf(DataIntegrityViolationException.class);
  }
}
