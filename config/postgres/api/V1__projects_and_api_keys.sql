-- A website, or a group of websites that are looked at together.
CREATE TABLE projects (
    id          text PRIMARY KEY CHECK (id ~ '^[A-Za-z0-9_-]{1,64}$'),
    name        text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    created_at  timestamptz NOT NULL DEFAULT now()
);

-- Keys are found by their SHA-256; they are random enough that no slower hash is needed.
CREATE TABLE api_keys (
    id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    project_id      text NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    -- 'write' keys stand in web pages and can only send; 'secret' keys can only read.
    kind            text NOT NULL CHECK (kind IN ('write', 'secret')),
    key_hash        bytea NOT NULL UNIQUE CHECK (length(key_hash) = 32),
    -- The key itself, for write keys alone: they are public.
    public_key      text CHECK (public_key IS NULL OR kind = 'write'),
    name            text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    -- Origins from which a write key is taken, such as https://shop.example; empty means any.
    allowed_origins text[] NOT NULL DEFAULT '{}',
    created_at      timestamptz NOT NULL DEFAULT now(),
    revoked_at      timestamptz
);

CREATE INDEX api_keys_by_project ON api_keys (project_id, kind);
