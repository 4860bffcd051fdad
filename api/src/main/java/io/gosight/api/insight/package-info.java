/** What detectors found, page by page. */
package io.gosight.api.insight;
