/** Imports of what other analytics have exported. */
package io.gosight.api.imports;
