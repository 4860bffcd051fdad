/**
 * Signing in by an OpenID Connect provider: discovery, the code flow and the check of ID tokens.
 */
package io.gosight.api.oidc;
