package io.gosight.api.contract;

import io.gosight.api.error.ApiErrorCode;
import io.gosight.api.error.ApiException;
import io.gosight.api.request.RequestReader;
import java.util.Set;
import org.apache.camel.Exchange;

/** Refuses what no operation answers: another path, or another method. */
public final class UnknownPath {
  private final ContractDocument contract;
  private final RequestReader requests;

  /** Refuses what is not in this contract. */
  public UnknownPath(ContractDocument contract, RequestReader requests) {
    this.contract = contract;
    this.requests = requests;
  }

  /**
   * Always fails.
   *
   * @throws ApiException with {@code method_not_allowed} and the methods that there are, or {@code
   *     not_found}
   */
  public void refuse(Exchange exchange) {
    Set<String> methods = contract.methods(requests.path(exchange));
    if (methods.isEmpty()) {
      throw new ApiException(ApiErrorCode.NOT_FOUND, "There is no such operation.");
    }
    String allowed = String.join(", ", methods);
    throw new ApiException(
            ApiErrorCode.METHOD_NOT_ALLOWED, "This path has the methods " + allowed + " only.")
        .header("Allow", allowed);
  }
}
