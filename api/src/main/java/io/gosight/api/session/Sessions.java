package io.gosight.api.session;

import java.util.List;

/** A page of visits; the next cursor is null at the end. */
public record Sessions(List<Session> rows, String nextCursor) {}
