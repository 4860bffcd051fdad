/** The HTTP servers under the routes. */
package io.gosight.http;
