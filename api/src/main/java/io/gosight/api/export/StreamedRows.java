package io.gosight.api.export;

import java.io.InputStream;

/**
 * A response that is read while it is sent.
 *
 * @param contentType the media type
 * @param body its reading fails if the store does, so that a cut response does not look complete
 */
public record StreamedRows(String contentType, InputStream body) {}
