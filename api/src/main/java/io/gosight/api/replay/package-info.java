/** Session recordings: lists, manifests, chunks, exports and deletion. */
package io.gosight.api.replay;
