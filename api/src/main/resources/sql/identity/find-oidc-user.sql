SELECT user_id
FROM oidc_identities
WHERE issuer = :issuer AND subject = :subject
