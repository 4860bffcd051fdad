-- States are renamed: 'told' to 'notified', 'held' to 'pending'.
ALTER TABLE alert_history DROP CONSTRAINT alert_history_state_check;
UPDATE alert_history
SET state = CASE state WHEN 'told' THEN 'notified' WHEN 'held' THEN 'pending' ELSE state END
WHERE state IN ('told', 'held');
-- 'notified' goes to the channels, 'pending' waits for a digest or summary, 'digested' is part of
-- one, 'snoozed' goes nowhere.
ALTER TABLE alert_history ADD CONSTRAINT alert_history_state_check
    CHECK (state IN ('notified', 'pending', 'digested', 'snoozed'));

DROP INDEX alert_history_unpublished;
DROP INDEX alert_history_held;
CREATE INDEX alert_history_unpublished ON alert_history (created_at)
    WHERE state = 'notified' AND published_at IS NULL;
CREATE INDEX alert_history_pending ON alert_history (rule_id, digest_at) WHERE state = 'pending';

ALTER TABLE alert_groups RENAME COLUMN last_told_ms TO last_notified_ms;

-- Alerts of a rule by time window: the hour of its limit, or the period of its digest. A window is
-- deleted once its digest or summary is made.
CREATE TABLE alert_windows (
    rule_id      uuid NOT NULL,
    ends_at      timestamptz NOT NULL,
    -- So many are sent at once; 0 for a digest.
    max_notified integer NOT NULL,
    alerts       bigint NOT NULL,
    PRIMARY KEY (rule_id, ends_at)
);

CREATE INDEX alert_windows_by_end ON alert_windows (ends_at);

INSERT INTO alert_windows (rule_id, ends_at, max_notified, alerts)
SELECT rule_id, digest_at, 0, count(*)
FROM alert_history
WHERE state = 'pending' AND rule_id IS NOT NULL AND digest_at IS NOT NULL
GROUP BY rule_id, digest_at;

-- The project of a delivery, so that projects share a channel fairly.
ALTER TABLE alert_deliveries ADD COLUMN project_id text;
UPDATE alert_deliveries d
SET project_id = h.project_id
FROM alert_history h
WHERE h.id = d.alert_id;
ALTER TABLE alert_deliveries ALTER COLUMN project_id SET NOT NULL;

DROP INDEX alert_deliveries_waiting;
CREATE INDEX alert_deliveries_waiting ON alert_deliveries (channel, project_id, next_attempt_at)
    WHERE state = 'waiting';
