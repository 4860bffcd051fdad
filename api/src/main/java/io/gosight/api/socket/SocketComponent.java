package io.gosight.api.socket;

import io.gosight.api.request.RequestClients;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/** Makes {@code live-socket:PATH} endpoints; bound in the registry under that scheme. */
public final class SocketComponent extends DefaultComponent {
  private final RequestClients clients;

  /** Endpoints whose requests' senders are read by this. */
  public SocketComponent(RequestClients clients) {
    this.clients = clients;
  }

  @Override
  protected Endpoint createEndpoint(String uri, String path, Map<String, Object> parameters) {
    return new SocketEndpoint(uri, this, path.startsWith("/") ? path : "/" + path, clients);
  }
}
