package io.gosight.api.session;

import java.util.List;

/** A page of visitors; the next cursor is null at the end. */
public record Visitors(List<Visitor> rows, String nextCursor) {}
