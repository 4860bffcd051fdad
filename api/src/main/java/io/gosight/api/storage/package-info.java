/** What is stored, and what bots sent. */
package io.gosight.api.storage;
