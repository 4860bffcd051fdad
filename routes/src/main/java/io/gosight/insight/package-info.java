/** The stage that shows events to detectors and hands on what they find. */
package io.gosight.insight;
