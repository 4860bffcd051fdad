package io.gosight.api.errors;

import java.util.List;

/** A page of groups of errors; the next cursor is null at the end. */
public record ErrorGroups(List<ErrorGroup> rows, long total, String nextCursor) {}
