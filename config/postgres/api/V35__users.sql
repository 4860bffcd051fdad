-- People who sign in.
CREATE TABLE users (
    id                   uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    -- In lower case.
    email                text NOT NULL UNIQUE CHECK (email = lower(email) AND length(email) BETWEEN 3 AND 254),
    name                 text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    -- Argon2id in PHC form.
    password_hash        text NOT NULL,
    -- Administrators operate the hub and own every project.
    administrator        boolean NOT NULL DEFAULT false,
    must_change_password boolean NOT NULL DEFAULT false,
    -- The authenticator app's secret; in use once totp_enabled.
    totp_secret          bytea,
    totp_enabled         boolean NOT NULL DEFAULT false CHECK (NOT totp_enabled OR totp_secret IS NOT NULL),
    -- The time step of the last accepted code; no code works twice.
    totp_last_step       bigint NOT NULL DEFAULT 0,
    created_at           timestamptz NOT NULL DEFAULT now(),
    last_seen_at         timestamptz
);

-- Each replaces the authenticator app once; found by SHA-256.
CREATE TABLE recovery_codes (
    user_id   uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    code_hash bytea NOT NULL CHECK (length(code_hash) = 32),
    PRIMARY KEY (user_id, code_hash)
);

CREATE TABLE project_members (
    project_id text NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    user_id    uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    role       text NOT NULL CHECK (role IN ('viewer', 'analyst', 'admin', 'owner')),
    -- Whether the member may watch replays.
    replay     boolean NOT NULL DEFAULT false,
    joined_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (project_id, user_id)
);

CREATE INDEX project_members_by_user ON project_members (user_id);

-- Open invitations; an accepted or revoked one is deleted.
CREATE TABLE invitations (
    id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    project_id text NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    email      text NOT NULL CHECK (email = lower(email)),
    role       text NOT NULL CHECK (role IN ('viewer', 'analyst', 'admin', 'owner')),
    replay     boolean NOT NULL,
    token_hash bytea NOT NULL UNIQUE CHECK (length(token_hash) = 32),
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    UNIQUE (project_id, email)
);

-- A sign-in on one device; refresh tokens and access tokens belong to it.
CREATE TABLE user_sessions (
    id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    user_id      uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    created_at   timestamptz NOT NULL,
    last_used_at timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL,
    address      text NOT NULL,
    user_agent   text NOT NULL,
    revoked_at   timestamptz
);

CREATE INDEX user_sessions_by_user ON user_sessions (user_id, created_at);

-- Used tokens stay while their session lives, so that the use of a stolen one is noticed.
CREATE TABLE refresh_tokens (
    token_hash bytea PRIMARY KEY CHECK (length(token_hash) = 32),
    session_id uuid NOT NULL REFERENCES user_sessions (id) ON DELETE CASCADE,
    created_at timestamptz NOT NULL,
    used_at    timestamptz
);

CREATE INDEX refresh_tokens_by_session ON refresh_tokens (session_id);

-- HMAC keys of access tokens; the newest signs, older ones verify until their tokens have expired.
CREATE TABLE signing_keys (
    id         uuid PRIMARY KEY,
    secret     bytea NOT NULL CHECK (length(secret) = 32),
    created_at timestamptz NOT NULL
);
