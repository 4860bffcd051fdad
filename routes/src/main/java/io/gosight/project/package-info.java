/** What projects decide about how their pages and visitors are counted. */
package io.gosight.project;
