INSERT INTO oidc_identities (issuer, subject, user_id, linked_at)
VALUES (:issuer, :subject, :user, :now)
ON CONFLICT DO NOTHING
