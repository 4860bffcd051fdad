package io.gosight.api.socket;

import io.gosight.api.request.RequestClients;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/**
 * A path at which WebSockets are opened. The route gets a {@link SocketRequest} and answers with an
 * {@link Admission}, or with the status and body of a refusal.
 */
public final class SocketEndpoint extends DefaultEndpoint {
  private final String path;
  private final RequestClients clients;

  SocketEndpoint(String uri, Component component, String path, RequestClients clients) {
    super(uri, component);
    this.path = path;
    this.clients = clients;
  }

  /** The path, with variables in braces. */
  String path() {
    return path;
  }

  RequestClients clients() {
    return clients;
  }

  @Override
  public Consumer createConsumer(Processor processor) throws Exception {
    SocketConsumer consumer = new SocketConsumer(this, processor);
    configureConsumer(consumer);
    return consumer;
  }

  @Override
  public Producer createProducer() {
    throw new UnsupportedOperationException("live-socket only opens WebSockets.");
  }
}
