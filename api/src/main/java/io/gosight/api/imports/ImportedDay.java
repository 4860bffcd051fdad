package io.gosight.api.imports;

import java.time.LocalDate;

/**
 * A day's totals of another hub's export, in that hub's time zone.
 *
 * @param source the program that exported them
 * @param visits null if the export has none
 */
public record ImportedDay(
    LocalDate day, String source, long visitors, Long visits, long pageViews) {}
