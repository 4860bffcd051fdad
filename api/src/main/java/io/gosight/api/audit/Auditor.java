package io.gosight.api.audit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.gosight.api.auth.Access;
import io.gosight.api.auth.Scope;
import io.gosight.api.request.AuthorizedRequest;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.apache.camel.Exchange;

/**
 * Records every executed operation that changes something or shows a replay. A viewer of a replay
 * reads it in many pieces; that is recorded once in ten minutes. Safe for use by many threads.
 */
public final class Auditor {
  /** The exchange property with the authorized request. */
  public static final String REQUEST = "apiRequest";

  private static final Duration ONCE_IN = Duration.ofMinutes(10);
  private static final int MOST_WATCHED = 10_000;
  private static final Set<String> RECORDED_SCOPES =
      Set.of(Scope.MANAGE.text(), Scope.ADMINISTER.text());
  private static final Set<String> RECORDED_ROLES =
      Set.of(
          Access.USER.name().toLowerCase(Locale.ROOT),
          Access.ADMINISTRATOR.name().toLowerCase(Locale.ROOT));

  private final AuditLog log;
  private final Cache<String, Boolean> watched =
      Caffeine.newBuilder().maximumSize(MOST_WATCHED).expireAfterWrite(ONCE_IN).build();

  /** Records in this log. */
  public Auditor(AuditLog log) {
    this.log = log;
  }

  /**
   * Records the operation if it is one of those.
   *
   * @param operation its id in the contract
   * @param role the role that it requires
   * @param scope the scope that it requires
   * @param method its HTTP method
   */
  public void record(
      Exchange exchange, String operation, String role, String scope, String method) {
    AuthorizedRequest request = exchange.getProperty(REQUEST, AuthorizedRequest.class);
    boolean changes = !method.equals("GET");
    if (scope.equals(Scope.REPLAY.text())) {
      recordOnce(request, operation);
    } else if (changes && (RECORDED_SCOPES.contains(scope) || RECORDED_ROLES.contains(role))) {
      log.record(request, operation);
    } else if (operation.equals("get-visitor-data")) {
      log.record(request, operation);
    }
  }

  private void recordOnce(AuthorizedRequest request, String operation) {
    String watching =
        request.subject().id() + " " + request.project().orElse("") + " " + request.variables();
    if (watched.getIfPresent(watching) == null) {
      log.record(request, operation);
      watched.put(watching, true);
    }
  }
}
