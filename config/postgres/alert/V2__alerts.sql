-- What a project's people want to be told of.
CREATE TABLE alert_rules (
    id                uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    project_id        text NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    name              text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    enabled           boolean NOT NULL DEFAULT true,
    -- What must be the case; its form by kind is AlertCondition in api/openapi.yaml.
    condition         jsonb NOT NULL
        CHECK (condition ->> 'kind' IN ('insights', 'error_rate', 'baseline')),
    -- What repetitions have in common: they are told once in the cool-down.
    group_by          text NOT NULL CHECK (group_by IN ('fingerprint', 'page', 'rule')),
    cool_down_seconds integer NOT NULL CHECK (cool_down_seconds BETWEEN 0 AND 2592000),
    -- 0 tells at once; else alerts are gathered for so long and told together.
    digest_seconds    integer NOT NULL CHECK (digest_seconds BETWEEN 0 AND 604800),
    channels          text[] NOT NULL CHECK (cardinality(channels) BETWEEN 1 AND 10),
    -- Until then alerts go to the history alone.
    snoozed_until     timestamptz,
    created_at        timestamptz NOT NULL DEFAULT now(),
    updated_at        timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX alert_rules_by_project ON alert_rules (project_id);

-- Insights that met a rule, each once however often it is delivered, to count them in windows.
CREATE TABLE alert_matches (
    rule_id    uuid NOT NULL REFERENCES alert_rules (id) ON DELETE CASCADE,
    insight_id text NOT NULL,
    group_key  text NOT NULL,
    time_ms    bigint NOT NULL,
    PRIMARY KEY (rule_id, insight_id)
);

CREATE INDEX alert_matches_by_time ON alert_matches (rule_id, group_key, time_ms);

-- When a group was told last. Its row is locked while the group is looked at.
CREATE TABLE alert_groups (
    rule_id      uuid NOT NULL REFERENCES alert_rules (id) ON DELETE CASCADE,
    group_key    text NOT NULL,
    last_told_ms bigint,
    PRIMARY KEY (rule_id, group_key)
);

-- Every alert, also those that nobody was told of. It is the outbox of gosight.alerts too.
CREATE TABLE alert_history (
    id           uuid PRIMARY KEY,
    project_id   text NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    -- Stays when the rule has gone.
    rule_id      uuid,
    kind         text NOT NULL,
    group_key    text NOT NULL,
    -- 'told' goes to the channels, 'held' waits for its digest, 'digested' went in one, 'snoozed'
    -- goes nowhere.
    state        text NOT NULL CHECK (state IN ('told', 'held', 'digested', 'snoozed')),
    -- The alert as the JSON of gosight.v1.Alert, its fields named as there.
    alert        jsonb NOT NULL,
    happened_at  timestamptz NOT NULL,
    created_at   timestamptz NOT NULL,
    -- When a held alert's digest is due.
    digest_at    timestamptz,
    digest_id    uuid,
    -- When Kafka had it; null if that is still to be done.
    published_at timestamptz
);

CREATE INDEX alert_history_by_project ON alert_history (project_id, created_at DESC, id);
CREATE INDEX alert_history_unpublished ON alert_history (created_at)
    WHERE state = 'told' AND published_at IS NULL;
CREATE INDEX alert_history_held ON alert_history (digest_at) WHERE state = 'held';

-- What is to be brought to a channel, until the channel has it.
CREATE TABLE alert_deliveries (
    alert_id        uuid NOT NULL REFERENCES alert_history (id) ON DELETE CASCADE,
    channel         text NOT NULL,
    state           text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'given_up')),
    attempts        integer NOT NULL DEFAULT 0,
    created_at      timestamptz NOT NULL,
    -- While it is being sent this is the end of the sender's lease.
    next_attempt_at timestamptz NOT NULL,
    done_at         timestamptz,
    PRIMARY KEY (alert_id, channel)
);

CREATE INDEX alert_deliveries_waiting ON alert_deliveries (next_attempt_at) WHERE state = 'waiting';

-- Every attempt, with what came of it.
CREATE TABLE alert_attempts (
    alert_id   uuid NOT NULL,
    channel    text NOT NULL,
    attempt    integer NOT NULL,
    at         timestamptz NOT NULL,
    -- Null if the channel took it; else what it said, without secrets.
    failure    text,
    took_ms    integer NOT NULL,
    PRIMARY KEY (alert_id, channel, attempt),
    FOREIGN KEY (alert_id, channel) REFERENCES alert_deliveries ON DELETE CASCADE
);

-- What a project's people do not want to be told of, because it is no frustration.
CREATE TABLE ignore_rules (
    id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    project_id text NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    -- The detector whose insights are ignored.
    detector   text NOT NULL,
    -- What of an insight is compared.
    scope      text NOT NULL CHECK (scope IN ('fingerprint', 'selector', 'page')),
    value      text NOT NULL CHECK (length(value) BETWEEN 1 AND 4000),
    -- The insight that somebody looked at.
    insight_id text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);

CREATE UNIQUE INDEX ignore_rules_once ON ignore_rules (project_id, detector, scope, md5(value));
