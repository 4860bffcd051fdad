package io.gosight.host;

import io.gosight.threads.HubThreads;
import java.util.function.Consumer;

/**
 * What happens to an engine that stops working after it was started.
 *
 * @param threads runs the supervision
 * @param policy when it is restarted
 * @param whenLost receives one sentence for the operator when an engine can't be brought back in
 *     this process; called by a thread that must not stop the host itself
 */
public record EngineSupervision(
    HubThreads threads, RestartPolicy policy, Consumer<String> whenLost) {}
