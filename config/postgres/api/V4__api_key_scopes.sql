-- What a secret key may do: 'read' figures, rules and history; 'manage' rules, feedback and test
-- alerts. Write keys have no scopes, they can only send.
ALTER TABLE api_keys
    ADD COLUMN scopes text[] NOT NULL DEFAULT '{}' CHECK (scopes <@ ARRAY['read', 'manage']);

-- Existing secret keys keep what they could do.
UPDATE api_keys SET scopes = '{read,manage}' WHERE kind = 'secret';

ALTER TABLE api_keys
    ADD CONSTRAINT api_keys_scopes_of_secret_keys CHECK (kind = 'secret' OR scopes = '{}');
