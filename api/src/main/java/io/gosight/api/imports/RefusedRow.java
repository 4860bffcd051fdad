package io.gosight.api.imports;

/** A row that was not taken over, by its line from 1, and why. */
record RefusedRow(int line, String reason) {}
