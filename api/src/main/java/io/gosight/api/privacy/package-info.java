/** Access to and erasure of visitors' data, and deletion of what has outlived its retention. */
package io.gosight.api.privacy;
