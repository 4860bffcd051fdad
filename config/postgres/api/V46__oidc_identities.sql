-- Who signs in by an OpenID Connect provider: a person is an issuer's subject, whatever their address.
CREATE TABLE oidc_identities (
    issuer    text NOT NULL,
    subject   text NOT NULL,
    user_id   uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    linked_at timestamptz NOT NULL,
    PRIMARY KEY (issuer, subject),
    -- An address that has passed to somebody else opens nobody's account.
    UNIQUE (issuer, user_id)
);

CREATE INDEX oidc_identities_by_user ON oidc_identities (user_id);
