/** Types that several stages share. Depends on nothing else of the hub. */
package io.gosight.common;
