package io.gosight.api;

import com.clickhouse.client.api.Client;
import io.gosight.api.alert.ChannelKinds;
import io.gosight.api.backtest.Backtests;
import io.gosight.api.errors.Stacks;
import io.gosight.api.hub.HubParts;
import io.gosight.api.imports.ImportedEvents;
import io.gosight.api.keys.KeyCache;
import io.gosight.api.oidc.OidcConfiguration;
import io.gosight.api.privacy.DataStore;
import io.gosight.api.realtime.LiveVisitors;
import io.gosight.api.replay.Replays;
import io.gosight.api.request.ClientAddresses;
import io.gosight.api.settings.HubRecording;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * What the API gets from the hub that runs it.
 *
 * @param postgres the database of users, projects, keys and alert rules
 * @param clickhouse the store of events, best as a read-only user; closed by the caller
 * @param clickhouseWriter the same store as a user that may delete; closed by the caller
 * @param backtests runs detectors over stored events
 * @param replays the recordings
 * @param recording what the hub's configuration says about recordings
 * @param stacks reads the stacks of stored errors
 * @param liveVisitors who is there now, without asking the store of events
 * @param liveConnections how many WebSockets a project may have on this node
 * @param parts the hub's plugins and routes
 * @param channels the channels that the operator has configured, and the kinds that there are
 * @param imports where imported events are stored
 * @param keyCache the write keys that ingest nodes have cached
 * @param otherStores further stores with data of visitors
 * @param clientAddresses finds clients' addresses behind proxies
 * @param publicUrl the address under which browsers reach the hub; empty if it is the hub's own
 * @param oidc the identity provider that may sign users in
 * @param clock the hub's clock
 */
public record ApiEnvironment(
    DataSource postgres,
    DataSource clickhouse,
    Client clickhouseWriter,
    Backtests backtests,
    Replays replays,
    HubRecording recording,
    Stacks stacks,
    LiveVisitors liveVisitors,
    int liveConnections,
    HubParts parts,
    ChannelKinds channels,
    ImportedEvents imports,
    KeyCache keyCache,
    List<DataStore> otherStores,
    ClientAddresses clientAddresses,
    String publicUrl,
    Optional<OidcConfiguration> oidc,
    Clock clock) {}
