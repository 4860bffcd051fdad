/** Keeps what could not go on its way, with its reason, and sends it again when asked to. */
package io.gosight.errors;
