/** Where visitors click, scroll and move on a page. */
package io.gosight.api.heatmap;
