/** Users: how they sign in and out, their passwords, second factor and sessions. */
package io.gosight.api.identity;
