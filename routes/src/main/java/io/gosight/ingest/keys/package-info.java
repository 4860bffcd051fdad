/** Authenticates write keys and limits the request rate of their projects. */
package io.gosight.ingest.keys;
