/** Access tokens: JWTs of signed-in users, signed with keys that are kept in PostgreSQL. */
package io.gosight.api.token;
